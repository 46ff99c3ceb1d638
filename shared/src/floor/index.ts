export { CONTROL_PLANE_MINUTES, FLOOR, isOwnAction, raise } from './raise';
export { conferredBy, inRole, insiders, standingOf, type Standing } from './standing';
