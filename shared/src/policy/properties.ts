import type { PolicyQuestion } from '../ports';
import type { Coordinates, Person, Resource } from '../types';
import { accountOf, asked, kindsOfPeople, kindsOfThings, question, rolesOn, UNNAMED, type Company } from './lattice';

/** A promise about a whole company's policy: none of these questions is ever answered yes, whoever agrees. */
export interface Property {
  readonly id: string;
  readonly says: string;
  questions(company: Company, minutes: readonly number[]): Generator<PolicyQuestion>;
  /** Proof of identity to try with; default 3, the most there is. */
  readonly assurance?: Coordinates['assurance'];
  /** Instead of never: this question may pass only with somebody's yes, if the same one by a stranger to the thing needs one. */
  readonly comparedWith?: (q: PolicyQuestion) => PolicyQuestion;
}

export const PROPERTIES: readonly Property[] = [
  {
    id: 'no-self-approval', says: 'Owning a thing never stands in for somebody else’s yes.',
    *questions(company, minutes) {
      for (const subject of active(company)) for (const q of over(company, { requester: subject, subject, minutes })) yield { ...q, owners: [subject.ref] };
    },
    comparedWith: q => ({ ...q, owners: [] }),
  },
  {
    id: 'ends', says: 'Admin rights and roles in systems are never given without an end.',
    *questions(company) {
      for (const subject of active(company)) for (const q of over(company, { requester: subject, subject, minutes: [0], actions: company.gives })) if (q.coordinates.role === 'admin' || q.resource.kind === 'system') yield q;
    },
  },
  {
    id: 'outsiders-never-admin', says: 'Contractors and interns never get write or admin on tier 1.',
    *questions(company, minutes) {
      const outsiders = active(company).filter(p => p.employment !== 'employee');
      for (const subject of outsiders) for (const requester of asked(subject, company.people)) {
        for (const q of over(company, { requester, subject, minutes, actions: company.gives })) if (q.resource.tier === 1 && ['write', 'admin'].includes(q.coordinates.role)) yield q;
      }
    },
  },
  {
    id: 'default-deny', says: 'An action that no rule names is refused.',
    *questions(company, minutes) {
      for (const subject of active(company)) for (const requester of asked(subject, company.people)) yield* over(company, { requester, subject, minutes: minutes.slice(0, 2), actions: [UNNAMED] });
    },
  },
  {
    id: 'inactive-nothing', says: 'People who have left get nothing and change nothing.',
    *questions(company) {
      for (const p of kindsOfPeople(company.people)) {
        const left = { ...p, active: false };
        const manager = company.people.find(m => m.ref === p.manager);
        yield* over(company, { requester: left, subject: left, minutes: [60] });
        if (manager) yield* over(company, { requester: manager, subject: left, minutes: [60], actions: company.actions.filter(a => !company.takes?.includes(a)) });
        yield* over(company, { requester: left, subject: { ...p, ref: `${p.ref}-report`, manager: p.ref, active: true }, minutes: [60] });
      }
    },
  },
  {
    id: 'claims-change-nothing', says: 'A name in a mail or a text changes nothing until that person signs in.', assurance: 1,
    *questions(company) { for (const subject of active(company)) yield* over(company, { requester: subject, subject, minutes: [0, 60] }); },
  },
];

const active = (c: Company) => kindsOfPeople(c.people.filter(p => p.active));

interface Over { readonly requester: Person; readonly subject: Person; readonly minutes: readonly number[]; readonly actions?: readonly string[] }
function* over(company: Company, { requester, subject, minutes, actions = company.actions }: Over): Generator<PolicyQuestion> {
  const things: Resource[] = [...kindsOfThings(company.resources), accountOf(subject)];
  for (const action of actions) for (const resource of things) for (const role of rolesOn(resource)) for (const m of minutes) yield question({ action, requester, subject, resource, at: { role, minutes: m } });
}
