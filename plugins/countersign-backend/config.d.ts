export interface Config {
  countersign?: {
    /** Directory with company.yaml, request-types/, policies/ and knowledge/. Relative to the backend package. */
    company?: string;
    /** Chat model, `<provider>:<model>`; COUNTERSIGN_MODEL wins. Absent: the embedded planner. */
    model?: string;
    /** Seconds a model may take before the embedded planner answers. Default 20. */
    modelTimeoutSeconds?: number;
    authority?: {
      /** Locations whose entities may say who people are and who owns what (`file:…` or `url:…` prefixes). Empty: none. */
      sources?: string[];
    };
    /** Groups and people by role; they win over company.yaml. An empty list is nobody. */
    roles?: { admin?: string[]; auditor?: string[]; desk?: string[]; security?: string[] };
    /**
     * 32 bytes, base64: signs capabilities and seals one-time secrets. Absent: made at start, so restarts drop what was unread.
     * @visibility secret
     */
    key?: string;
    /** Seconds between two looks at due work: ends of access, retries, lapses. Default 5. */
    dueWorkSeconds?: number;
    limits?: {
      /** Messages one person may send in a minute. Default 30. */
      messagesPerMinute?: number;
    };
    demo?: {
      /** Demo sign-in, demo systems and reset. Only with everything on 127.0.0.1. */
      enabled?: boolean;
      /** Directory of the demo company; wins over `company`. */
      company?: string;
    };
  };
}
