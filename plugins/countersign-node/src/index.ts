/**
 * Extension points of the Countersign backend: connected systems, a model, step-up, a clock.
 * @packageDocumentation
 */
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Clock, StepUp, System } from '@countersign/core';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** Connects systems. Their changes become plannable as `<system>.<verb>`. @public */
export interface CountersignSystems { add(...systems: readonly System[]): void }
/** @public */
export const countersignSystemsExtensionPoint = createExtensionPoint<CountersignSystems>({ id: 'countersign.systems' });

/** Sets the chat model by hand; otherwise `COUNTERSIGN_MODEL` names it. @public */
export interface CountersignModel { set(name: string, model: BaseChatModel): void }
/** @public */
export const countersignModelExtensionPoint = createExtensionPoint<CountersignModel>({ id: 'countersign.model' });

/** Who proves identity anew: the company's identity provider. Without one every step-up is refused. @public */
export interface CountersignStepUp { set(stepUp: StepUp): void }
/** @public */
export const countersignStepUpExtensionPoint = createExtensionPoint<CountersignStepUp>({ id: 'countersign.step-up' });

/** Replaces the clock; only demo and evaluation hosts do. @public */
export interface CountersignClock { set(clock: Clock): void }
/** @public */
export const countersignClockExtensionPoint = createExtensionPoint<CountersignClock>({ id: 'countersign.clock' });

export * from './rules';
