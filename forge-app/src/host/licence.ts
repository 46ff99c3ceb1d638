import { getAppContext } from '@forge/api';

/** Forge tells a licence in production alone; elsewhere there is none to ask for. Where it ended, nothing new begins. */
export const isLicensed = (): boolean => {
  const { environmentType, license } = getAppContext();
  return environmentType !== 'PRODUCTION' || license?.isActive === true || license?.active === true;
};
