import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { signInModule } from './signIn';

/** Every installed plugin is discovered (`app.packages: all`); only what is ours is named. */
export default createApp({ features: [signInModule, navModule] });
