import { ReactNode, createContext } from 'react';

/** What UI Kit sends over the bridge: one node of the tree an app wants shown. The tree is changed in place between two sends. */
export interface ForgeDoc {
  type: string;
  key: string;
  props: Props;
  children: ForgeDoc[];
}

export type Props = Readonly<Record<string, unknown>>;

/** A person a picker can offer and a `User` can name. */
export interface Person { accountId: string; displayName: string }

export const People = createContext<readonly Person[]>([]);

/** One UI Kit component: its node, and its children already drawn. */
export type Part = (at: { doc: ForgeDoc; props: Props; kids: ReactNode }) => ReactNode;

export type Parts = Readonly<Record<string, Part>>;
