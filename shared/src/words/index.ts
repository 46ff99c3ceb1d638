export { clean, LOOKS_ALIKE } from './clean';
export { addDuration, isoOf, minutesOf, sayDuration } from './duration';
export { createSayer } from './sayer';
