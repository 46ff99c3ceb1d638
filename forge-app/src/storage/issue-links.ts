import { faultOf } from '@countersign/core/knex';
import type { Knex } from 'knex';

export interface IssueLink { readonly issueId: string; readonly requestId: string; readonly projectId: string; readonly at: string }
interface LinkRow { issue_id: string; request_id: string; project_id: string; at: string }

const TABLE = 'cs_issue_links';
const linkOf = (r: LinkRow): IssueLink => ({ issueId: r.issue_id, requestId: r.request_id, projectId: r.project_id, at: r.at });

/** Which request an issue is served by. An issue has one; whoever links it first decides. What one call read of a request it does not read again. */
export class IssueLinks {
  private readonly read = new Map<string, Promise<IssueLink[]>>();

  constructor(private readonly db: Knex) {}

  /** @returns the link that holds, which is another's where the issue had one. */
  async link(link: IssueLink): Promise<IssueLink> {
    this.read.clear();
    try {
      await this.db<LinkRow>(TABLE).insert({ issue_id: link.issueId, request_id: link.requestId, project_id: link.projectId, at: link.at });
      return link;
    } catch (error) {
      const fault = faultOf(error);
      const found = fault === 'duplicate' || fault === 'unknown' ? await this.ofIssue(link.issueId) : undefined;
      if (!found) throw error;
      return found;
    }
  }

  async ofIssue(issueId: string): Promise<IssueLink | undefined> {
    const row = await this.db<LinkRow>(TABLE).where({ issue_id: issueId }).first();
    return row && linkOf(row);
  }

  async ofRequests(requestIds: readonly string[]): Promise<IssueLink[]> {
    const asked = requestIds.join(' ');
    const known = this.read.get(asked) ?? this.linksOf(requestIds);
    this.read.set(asked, known);
    known.catch(() => this.read.delete(asked));
    return known;
  }

  private async linksOf(requestIds: readonly string[]): Promise<IssueLink[]> {
    const rows: LinkRow[] = await this.db<LinkRow>(TABLE).whereIn('request_id', [...requestIds]).orderBy('at').select('*');
    return rows.map(linkOf);
  }

  /** The newest first. */
  async ofProject(projectId: string, limit: number): Promise<IssueLink[]> {
    const rows: LinkRow[] = await this.db<LinkRow>(TABLE).where({ project_id: projectId }).orderBy('at', 'desc').limit(limit).select('*');
    return rows.map(linkOf);
  }

  /** The issue was deleted. */
  async forget(issueId: string): Promise<void> { this.read.clear(); await this.db<LinkRow>(TABLE).where({ issue_id: issueId }).del(); }
}
