import { AIMessage, HumanMessage, SystemMessage, type BaseMessage } from '@langchain/core/messages';
import { understandWith } from '../models';
import type { ModelContext } from '../model-tools';
import { systemPrompt, toolsFor } from '../planner';
import type { Runtime } from '../runtime';
import { isDone, isEnded } from '../state/status';
import { createVeil } from '../safety';
import type { RequestRecord } from '../state/record';
import type { Person, Turn } from '../types';

/** What the model proposed for this message, and which model it was. */
export interface Understanding {
  readonly text: string;
  readonly calls: readonly { readonly name: string; readonly args: Readonly<Record<string, unknown>> }[];
  readonly model: NonNullable<Turn['model']>;
}

/** It proposes; it never decides, and cannot say who the requester is. */
export async function understand(rt: Runtime, record: RequestRecord | undefined, requester: Person, turn: Turn, entity?: ModelContext['entity']): Promise<Understanding> {
  const context: ModelContext = {
    now: turn.at, timezone: requester.timezone ?? 'UTC', requester: { name: requester.name },
    ...(entity && { entity }),
    open: (record?.items ?? []).filter(i => !i.ends && (!isEnded(i) || isDone(i))).map(i => ({
      item: i.id, requestType: i.requestType, state: i.state,
      slots: Object.fromEntries(Object.entries(i.slots).map(([k, v]) => [k, String(v)])),
    })),
    ...(record?.items.some(i => i.decision) && { decided: true }),
    ...(record?.question?.requestType && {
      asked: {
        requestType: record.question.requestType, slot: record.question.slot, choices: record.question.choices,
        slots: Object.fromEntries(Object.entries(record.question.slots).map(([k, v]) => [k, String(v)])),
      },
    }),
  };
  const veil = createVeil();
  const messages: BaseMessage[] = [
    new SystemMessage(systemPrompt(rt.requestTypes)),
    new SystemMessage(`CONTEXT ${veil.hide(JSON.stringify(context))}`),
    ...(record?.turns ?? []).slice(-8).map(t => (t.by === 'countersign' ? new AIMessage(veil.hide(t.text)) : new HumanMessage(veil.hide(t.text)))),
    new HumanMessage(veil.hide(turn.text)),
  ];
  const said = await understandWith(rt.model, rt.planner, toolsFor(rt.requestTypes), messages);
  return {
    text: typeof said.message.content === 'string' ? veil.show(said.message.content) : '',
    calls: (said.message.tool_calls ?? []).map(c => ({ name: c.name, args: veil.show(c.args) })),
    model: { name: said.used, ms: said.ms, ...tokensOf(said.message), ...(said.fellBackFrom && { fellBackFrom: said.fellBackFrom, why: said.why }) },
  };
}

/** As the provider counted; many do not say. */
function tokensOf({ usage_metadata: used }: AIMessage): Pick<Understanding['model'], 'tokens'> {
  return used ? { tokens: { in: used.input_tokens, out: used.output_tokens } } : {};
}
