export { clean } from './clean';
export { addDuration, isoOf, minutesOf, sayDuration } from './duration';
export { createSayer } from './sayer';
