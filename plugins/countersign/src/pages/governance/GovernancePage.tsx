import { NavLink, Navigate, Route, Routes } from 'react-router-dom';
import { BASE } from '../../routes';
import { Overview } from './Overview';
import { Record } from './Record';
import { Replay } from './Replay';
import { Rules } from './Rules';
import { Switches } from './Switches';

/** One line per section: where it is, what it is called, what it shows. */
const SECTIONS = [
  ['', 'Overview', <Overview key="overview" />],
  ['record', 'Record', <Record key="record" />],
  ['replay', 'Replay', <Replay key="replay" />],
  ['switches', 'Switches', <Switches key="switches" />],
  ['rules', 'Rules', <Rules key="rules" />],
] as const;

/** How the desk is doing, and everything that lets somebody check, stop and change it. */
export function GovernancePage() {
  return (
    <>
      <h1 className="cs-vh">Governance</h1>
      <nav className="cs-subnav" aria-label="Governance">
        {SECTIONS.map(([at, title]) => <NavLink key={at} end to={`${BASE}/governance${at && `/${at}`}`}>{title}</NavLink>)}
      </nav>
      <Routes>
        {SECTIONS.map(([at, , section]) => <Route key={at} path={at} element={section} />)}
        <Route path="*" element={<Navigate to={`${BASE}/governance`} replace />} />
      </Routes>
    </>
  );
}
