/** First words of what we hand out: another format has another one. */
export const FORMAT = 'countersign-audit/1';
export const PACK_FORMAT = 'countersign-pack/1';
