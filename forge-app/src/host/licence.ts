import { getAppContext } from '@forge/api';
import { LICENSING } from '../generated/edition';

/** A company that deploys the app for itself needs none. Where it is sold, Forge tells a licence in production alone; where that ended, nothing new begins. */
export const isLicensed = (): boolean => {
  const { environmentType, license } = getAppContext();
  return !LICENSING || environmentType !== 'PRODUCTION' || license?.isActive === true || license?.active === true;
};
