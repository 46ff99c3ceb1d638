/** The state of the local site: what Jira and JSM would hold, in memory. Ids look like Atlassian's. */
export interface Account { accountId: string; displayName: string; accountType: 'atlassian' | 'customer' | 'app'; active: boolean; email: string }

export interface Group { groupId: string; name: string; members: string[] }

/** `grants` stands for the permission scheme: what whoever is in the role may do in the project. */
export interface Role { id: number; name: string; users: string[]; groups: string[]; grants: string[] }

export interface Project { id: string; key: string; name: string; type: 'service_desk' | 'software'; serviceDeskId?: string; roles: Role[]; properties?: Record<string, unknown> }

export interface Field { fieldId: string; name: string; required: boolean; schema: Record<string, unknown> }

/** `groups` undefined: every customer of the portal may raise it. */
export interface RequestType { id: string; serviceDeskId: string; name: string; description: string; fields: Field[]; groups?: string[] }

export interface Comment { id: string; body: string; public: boolean; author: string; created: Date; properties: { key: string; value: unknown }[] }

export type Decision = 'pending' | 'approved' | 'declined';

/** `needs`: how many say yes before it is given; one where it is not said. */
export interface Approval { id: string; name: string; created: Date; completed?: Date; finalDecision: Decision; needs?: number; votes: { accountId: string; decision: Decision }[] }

export interface Issue {
  id: string; key: string; projectId: string; typeName: string; summary: string; description: string;
  reporter: string; creator: string; assignee?: string; created: Date; updated: Date;
  history: { status: string; at: Date }[];
  requestTypeId?: string; fields: Record<string, unknown>; participants: string[]; organizations: string[]; approvers: string[];
  comments: Comment[]; approvals: Approval[]; properties: Record<string, unknown>; labels: string[];
  feedback?: { rating: number; comment?: string };
}

export interface Link { id: string; type: string; inward: string; outward: string }

export interface Organization { id: string; uuid: string; name: string; members: string[]; desks: string[] }

/** `groups` undefined: every customer of the portal may read it. */
export interface Article { id: string; title: string; text: string; serviceDeskId: string; groups?: string[] }

export interface AssetAttribute { id: string; name: string; user: boolean; value: string }
export interface Asset { id: string; key: string; name: string; type: { id: string; name: string }; attributes: AssetAttribute[]; updated: Date }

export interface State {
  workspaceId: string;
  accounts: Account[]; groups: Group[]; projects: Project[]; requestTypes: RequestType[]; issues: Issue[]; links: Link[];
  organizations: Organization[]; articles: Article[]; assets: Asset[];
  /** service desk id → portal customers with access, licensed people aside (they all have it). */
  customers: Record<string, string[]>;
  /** global permission key → ids of groups. */
  globalGrants: Record<string, string[]>;
  notices: { issueId: string; subject: string; text: string; to: string[] }[];
  /** Properties that the next request raised begins with: what the create form of the portal holds. */
  attached: Record<string, unknown>;
  counter: number;
}

export const nextId = (state: State): string => String((state.counter += 1));
export const statusOf = (issue: Issue): string => issue.history[issue.history.length - 1].status;
