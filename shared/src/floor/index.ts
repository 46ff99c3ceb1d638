export { CONTROL_PLANE_MINUTES, ERASE_PERSON, FLOOR, isOwnAction, raise } from './raise';
export { glassDecision } from './glass';
export { conferredBy, inRole, insiders, standingOf, type Standing } from './standing';
