import { faultOf } from './errors';

const forge = (code: string, errno?: number) => Object.assign(new Error('Unknown SQL execution error'), { code, ...(errno && { errno }) });

it.each([
  ['a duplicate key', forge('ER_DUP_ENTRY', 1062), 'duplicate'],
  ['a duplicate key told by its number alone', forge('SQL_EXECUTION_ERROR', 1062), 'duplicate'],
  ['a write conflict at commit', forge('SQL_EXECUTION_ERROR', 9007), 'retry'],
  ['a commit that may be tried again', forge('SQL_EXECUTION_ERROR', 8002), 'retry'],
  ['a schema that changed meanwhile', forge('SQL_EXECUTION_ERROR', 8022), 'retry'],
  ['too many statements', forge('RATE_LIMITED'), 'retry'],
  ['a statement that goes on after its time', forge('QUERY_TIMED_OUT'), 'unknown'],
  ['no answer', forge('UNKNOWN_ERROR'), 'unknown'],
  ['a table that is not there', forge('ER_NO_SUCH_TABLE', 1146), 'other'],
  ['a statement against the policy', forge('SQL_POLICY_VIOLATION'), 'other'],
])('on Forge SQL, %s', (_, error, fault) => { expect(faultOf(error)).toBe(fault); });
