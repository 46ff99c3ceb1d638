export { Stream, STREAM_PREFIX, type StreamEvent } from './stream';
