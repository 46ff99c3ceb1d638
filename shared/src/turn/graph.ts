import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import type { Emit, Runtime } from '../runtime';
import { tell } from '../runtime';
import type { ModelContext } from '../model-tools';
import { planFrom, type Plan, type Planning } from './plan';
import { proposalsOf } from './proposals';
import { understand, type Understanding } from './understand';

const State = Annotation.Root({
  planning: Annotation<Planning>(),
  entity: Annotation<ModelContext['entity'] | undefined>(),
  understanding: Annotation<Understanding | undefined>(),
  plan: Annotation<Plan | undefined>(),
});

/** understand → plan. It runs once per message, ends, and never waits: whatever waits is an item on its own thread. */
export function turnGraph(rt: Runtime) {
  return new StateGraph(State)
    .addNode('understand', async s => ({ understanding: await understand(rt, s.planning.record, s.planning.subject, s.planning.turn, s.entity) }))
    .addNode('commit', async s => {
      const u = s.understanding as Understanding;
      return { plan: await planFrom(s.planning, proposalsOf(u, new Set(rt.types.keys())), u.text) };
    })
    .addEdge(START, 'understand')
    .addEdge('understand', 'commit')
    .addEdge('commit', END)
    .compile();
}

export type TurnRunner = (planning: Planning, entity: ModelContext['entity'], emit: Emit) => Promise<{ understanding: Understanding; plan: Plan }>;

export function createTurnRunner(rt: Runtime): TurnRunner {
  const graph = turnGraph(rt);
  return async (planning, entity, emit) => {
    tell(emit, rt, 'understand', 'started');
    const out = await graph.invoke({ planning, entity, understanding: undefined, plan: undefined });
    tell(emit, rt, 'understand', 'done');
    return { understanding: out.understanding as Understanding, plan: out.plan as Plan };
  };
}
