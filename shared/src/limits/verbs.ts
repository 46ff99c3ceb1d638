import type { Runtime } from '../runtime';
import type { Actor } from '../types';
import { createSayer } from '../words';
import { holds, mustKnow } from '../verbs/who';
import type { LimitsDesk } from './desk-api';
import { massOf } from './mass';
import type { LimitView } from './types';
import { windowAt, type Within } from './window';

type Kind = 'messages' | 'decisions' | 'subject' | 'system' | 'action' | 'destroys';
const KINDS: Record<Kind, { what: string; within: Within }> = {
  messages: { what: 'Messages', within: 'minute' }, decisions: { what: 'Decisions', within: 'hour' }, subject: { what: 'Changes for one person', within: 'day' },
  system: { what: 'Changes in one system', within: 'hour' }, action: { what: 'Changes by one action', within: 'day' }, destroys: { what: 'Things destroyed', within: 'day' },
};
/** Rows an administrator is shown. */
const MOST = 200;

export function limitsVerbs(rt: Runtime): LimitsDesk {
  const mostOf = (kind: Kind, whose: string): number => {
    const { limits: l } = rt.settings;
    return { messages: l.messagesPerMinute, decisions: l.decisionsPerApproverPerHour, subject: l.effectsPerSubjectPerDay, system: l.effectsPerSystemPerHour, action: l.effectsPerActionPerDay[whose] ?? 0, destroys: l.destroysPerRequesterPerDay }[kind];
  };

  async function own(person: string): Promise<LimitView[]> {
    const kinds: readonly Kind[] = ['messages', 'decisions', 'subject', 'destroys'];
    return Promise.all(kinds.map(async kind => {
      const { since, until } = windowAt(rt.clock.now(), KINDS[kind].within);
      const name = `${kind}:${person}`;
      return { id: name, ...KINDS[kind], whose: 'You', used: (await rt.counters.used([name], since)).get(name) ?? 0, most: mostOf(kind, person), until };
    }));
  }

  async function everybody(): Promise<LimitView[]> {
    const [rows, people] = await Promise.all([rt.counters.live(rt.clock.now().toISOString(), MOST), rt.directory.people()]);
    const say = createSayer(people, []);
    return rows.flatMap(({ name, since, used }) => {
      const [kind, whose] = [name.slice(0, name.indexOf(':')) as Kind, name.slice(name.indexOf(':') + 1)];
      if (!KINDS[kind]) return [];
      const { until } = windowAt(new Date(since), KINDS[kind].within);
      return [{ id: name, ...KINDS[kind], whose: whose.startsWith('user:') ? say.person(whose) : rt.systems.find(s => s.id === whose)?.title ?? whose, used, most: mostOf(kind, whose), until }];
    }).sort((a, b) => b.used / b.most - a.used / a.most);
  }

  return {
    async limits(actor: Actor) {
      await mustKnow(rt, actor);
      const sees = (await Promise.all((['admin', 'security', 'auditor'] as const).map(role => holds(rt, actor, role)))).some(Boolean);
      return { own: await own(actor.person), ...(sees && { all: await everybody() }), massAbove: await massOf(rt) };
    },
  };
}
