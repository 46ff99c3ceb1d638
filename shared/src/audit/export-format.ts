/** First word of every export: another format has another one. */
export const FORMAT = 'countersign-audit/1';
