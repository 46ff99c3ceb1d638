import { render } from '@testing-library/react';
import { act } from 'react';
import { ForgeDoc, People, Person, View } from './forge-doc-view';

/** What a page under test may be told and asked: `invoke` answers resolver calls, `context` is the module's context. */
export interface Bridge {
  invoke?: (functionKey: string, payload: unknown) => unknown;
  context?: Record<string, unknown>;
  people?: readonly Person[];
  /** Answers to other commands, by name. */
  commands?: Readonly<Record<string, (data: never) => unknown>>;
}

/** One call a page made over the bridge, apart from drawing itself. */
export interface BridgeCall { command: string; data: unknown }

/**
 * Runs a UI Kit page with Atlassian's own reconciler and bridge code, and shows it as HTML; `load` imports the page's module.
 * Only `globalThis.__bridge` is a stand-in, so it must be there before the page is imported.
 */
export async function show(load: () => unknown, bridge: Bridge = {}): Promise<{ calls: BridgeCall[] }> {
  const calls: BridgeCall[] = [];
  const page = render(<div />);
  const draw = (doc: ForgeDoc) => page.rerender(<People.Provider value={bridge.people ?? []}><View doc={{ ...doc }} /></People.Provider>);
  const callBridge = async (command: string, data: { forgeDoc: ForgeDoc; functionKey: string; payload: unknown; error: unknown }) => {
    if (command === 'reconcile') return void act(() => draw(data.forgeDoc));
    if (command === 'onError') throw data.error;
    calls.push({ command, data });
    if (command === 'invoke') return bridge.invoke?.(data.functionKey, data.payload);
    const other = bridge.commands?.[command];
    if (other) return other(data as never);
    return command === 'getContext' ? bridge.context ?? {} : undefined;
  };
  Object.assign(globalThis, { __bridge: { callBridge } });
  await act(async () => void (await load()));
  return { calls };
}
