import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { useState } from 'react';
import { Personas } from './Personas';

const KEY = 'countersign-demo-persona';

/** Demo sign-in, one persona a tab: two browsers are two people at once. */
const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => props => {
      const [persona, setPersona] = useState(sessionStorage.getItem(KEY) ?? '');
      if (!persona) return <Personas onPick={name => { if (window.location.pathname === '/') window.history.replaceState(null, '', '/countersign'); sessionStorage.setItem(KEY, name); setPersona(name); }} />;
      return (
        <ProxiedSignInPage {...props} provider="persona" headers={{ 'X-Demo-Persona': persona }}
          onSignInSuccess={identity => {
            const signOut = identity.signOut.bind(identity);
            identity.signOut = async () => { sessionStorage.removeItem(KEY); await signOut(); window.location.assign('/'); };
            props.onSignInSuccess(identity);
          }} />
      );
    },
  },
});
export const signInModule = createFrontendModule({ pluginId: 'app', extensions: [signInPage] });
