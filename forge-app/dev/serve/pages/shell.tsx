import { ReactNode } from 'react';
import { PERSONAS, Persona } from '../personas';

const PLACES: readonly [string, string][] = [
  ['/portal', 'Help centre'], ['/portal/requests', 'My requests'], ['/portal/profile', 'Profile'], ['/jira/queue', 'Queue'], ['/jira/dashboard', 'Dashboard'], ['/jira/settings', 'Project settings'], ['/jira/apps', 'Apps'], ['/jira/admin', 'Administration'],
];

export function Shell({ who, here, title, children }: { who: Persona; here: string; title: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head><meta charSet="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{`${title} – Tidewater`}</title><link rel="stylesheet" href="/style.css" /></head>
      <body>
        <aside className="banner" aria-label="About this site"><strong>Local stand-in, not Atlassian.</strong> The app’s built bundle is real; the site around it is made for trying it out, and looks nothing like Jira to the pixel.</aside>
        <header className="top">
          <strong>Tidewater IT</strong>
          <nav aria-label="Places">{PLACES.map(([href, name]) => <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>{name}</a>)}</nav>
          <form method="post" action="/as">
            <label htmlFor="persona">You are</label>
            <select id="persona" name="as" defaultValue={who.name}>{PERSONAS.map(p => <option key={p.name} value={p.name}>{p.says}</option>)}</select>
            <input type="hidden" name="back" value={here} />
            <button className="fk-button" type="submit">Switch</button>
          </form>
        </header>
        <main><h1>{title}</h1>{children}</main>
        <p id="flag" role="status" className="fk-hidden" />
        <script src="/page.js" />
      </body>
    </html>
  );
}
