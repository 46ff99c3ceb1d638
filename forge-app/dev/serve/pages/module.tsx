import { Place } from '../place';

/** A module of the app in a frame of its own, as each has its own page of UI Kit. */
export function Module({ name, title, place = {}, lozenge }: { name: string; title: string; place?: Place; lozenge?: string }) {
  const query = new URLSearchParams({ ...place } as Record<string, string>).toString();
  return <section className="card" aria-label={title}><h2>{title} {lozenge && <span className="fk-lozenge info">{lozenge}</span>}</h2><iframe title={title} data-module={name} src={`/module/${name}/?${query}`} /></section>;
}
