/** How requests were resolved: the same words in the same order everywhere. */
export const PATHS = [['auto', 'By rule alone'], ['approved', 'With approval'], ['answered', 'Answered'], ['person', 'By a person'], ['denied', 'Not allowed']] as const;
