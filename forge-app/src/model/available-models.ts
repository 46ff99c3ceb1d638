import { list } from '@forge/llm';

/** Ids an administrator may choose now; Atlassian retires them over time. @throws when Atlassian does not answer. */
export async function availableModels(): Promise<readonly string[]> {
  return (await list()).models.filter(m => m.status === 'active').map(m => m.model);
}
