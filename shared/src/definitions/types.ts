import type { JsonObject } from '../types';

export type SlotType = 'person' | 'app' | 'entity' | 'duration' | 'date' | 'role' | 'quantity' | 'ticket' | 'shift' | 'text' | 'choice';

export interface SlotDefinition {
  readonly type: SlotType;
  readonly required?: boolean;
  /** Asked when a required slot is missing: one short sentence. */
  readonly question?: string;
  /** What an approver may narrow this to, widest first; durations as ISO-8601. */
  readonly ladder?: readonly (string | number)[];
  readonly choices?: readonly string[];
  /** `$requester`, `$entity` (the page the person is on) or a literal. */
  readonly default?: string | number;
  /** Restricts what a name may link to, for example `kind: system` for an entity slot. */
  readonly kind?: string;
  readonly description?: string;
}

/** off: refused; shadow: decided and recorded, nothing done; suggest: a service-desk agent confirms; approve: always a human approver; auto: as policy says. */
export type Autonomy = 'off' | 'shadow' | 'suggest' | 'approve' | 'auto';

export interface PlannedAction {
  readonly use: string;
  readonly input: JsonObject;
  readonly when?: string;
  /** How the ref of what it is about begins, such as `resource:jira/`: what one asks for the same way is given by several systems. */
  readonly for?: string;
}

/** One item for everything the person in this slot holds, in every system that can say so; stands last. */
export interface EachHolding { readonly each: 'holding'; readonly of: string }

export interface RequestType {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly examples: readonly string[];
  readonly slots: Readonly<Record<string, SlotDefinition>>;
  /** Actions planned, in order; `input` values are literals or `$slot`. An item is left out when `when` names an empty slot. */
  readonly actions: readonly (PlannedAction | EachHolding)[];
  readonly autonomy: Autonomy;
  readonly wording?: { readonly understood?: string; readonly done?: string; readonly note?: string };
  /** Minutes of human work that one resolved request of this type saves; for the dashboard, editable. */
  readonly minutesSaved?: number;
}
