import type { Installed } from './company';
import { SITE, siteFetch } from './fetch';
import { applicationsIn, outsideFetch } from './outside';

/** The two ways out of the desk: to the site as the app, and to the applications in the rules. Neither leads where the other does. */
export function reach(installed: () => Installed): typeof fetch {
  const outside = outsideFetch(() => applicationsIn(installed().outside));
  const { origin } = new URL(SITE);
  return (input, init) => (new URL(input instanceof Request ? input.url : input).origin === origin ? siteFetch(input, init) : outside(input, init));
}
