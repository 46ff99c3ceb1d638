import type { Section } from '@countersign/backstage-plugin-countersign-common';
import { useEffect, useRef } from 'react';
import { NavLink, Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useMe } from '../../lib/data';
import { BASE } from '../../routes';
import { Drift } from './drift/Drift';
import { Glass } from './glass/Glass';
import { Overview } from './Overview';
import { Peers } from './peers/Peers';
import { Privacy } from './privacy/Privacy';
import { Record } from './record/Record';
import { Replay } from './Replay';
import { Rules } from './Rules';
import { Switches } from './Switches';
import { Systems } from './systems/Systems';

/** What happened, what is held, what stops it, what governs it: a hairline between the four. */
const GROUPS: readonly (readonly (readonly [Section, string, JSX.Element])[])[] = [
  [['overview', 'Overview', <Overview key="overview" />], ['record', 'Record', <Record key="record" />], ['replay', 'Replay', <Replay key="replay" />]],
  [['drift', 'Drift', <Drift key="drift" />], ['systems', 'Systems', <Systems key="systems" />], ['other-hosts', 'Other hosts', <Peers key="other-hosts" />]],
  [['switches', 'Switches', <Switches key="switches" />], ['break-glass', 'Break-glass', <Glass key="glass" />]],
  [['rules', 'Rules', <Rules key="rules" />], ['privacy', 'Privacy', <Privacy key="privacy" />]],
];
const pathOf = (section: Section) => (section === 'overview' ? '' : section);
const linkTo = (section: Section) => `${BASE}/governance${pathOf(section) && `/${section}`}`;

/** How the desk is doing, and everything that lets somebody check, stop and change it: each reader has only their own sections. */
export function GovernancePage() {
  const { me } = useMe();
  const groups = GROUPS.map(g => g.filter(([id]) => me.sections.includes(id))).filter(g => g.length);
  const mine = groups.flat();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the row scrolls: where one is stays in sight.
  useEffect(() => { nav.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'center' }); }, [pathname]);
  const first = linkTo(mine[0]?.[0] ?? 'overview');
  return (
    <>
      <h1 className="cs-vh">Governance</h1>
      {mine.length > 1 && (
        <nav ref={nav} className="cs-subnav" aria-label="Governance">
          {groups.map(g => <div key={g[0][0]}>{g.map(([id, title]) => <NavLink key={id} end to={linkTo(id)}>{title}</NavLink>)}</div>)}
        </nav>
      )}
      <Routes>
        {mine.map(([id, , section]) => <Route key={id} path={pathOf(id)} element={section} />)}
        <Route path="*" element={<Navigate to={first} replace />} />
      </Routes>
    </>
  );
}
