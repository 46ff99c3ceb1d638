export { createEmbeddedPlanner, type EmbeddedPlannerOptions } from './embedded';
export { resolveSlots, type Resolved, type SlotContext } from './slots';
export { systemPrompt, toolsFor, type ModelTool } from './tools';
export { flagInjection, ownWords, type Flag } from './untrusted';
export { redact, type Redacted } from './redact';
