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
    audit?: {
      /** Where signed heads go beside the database, each a file or an address that takes a POST; at least one outside this portal's administrators' reach. */
      heads?: Array<{
        /** Heads are appended. */
        file?: string;
        url?: string;
        /** Environment variable with a bearer token for the url. */
        tokenEnv?: string;
      }>;
      /**
       * Ed25519 private key for the heads, 32 bytes in base64. Absent: derived from `key`.
       * @visibility secret
       */
      sealKey?: string;
      /** File with that key; made on first start. */
      sealKeyFile?: string;
    };
    rules?: {
      /** Policies, request types and company.yaml on this machine that are not those in force: `review` (default) waits for somebody who approves rules; `files` puts them in force, because your repository is reviewed. */
      trust?: 'review' | 'files';
    };
    /** Groups and people by role; they win over company.yaml. An empty list is nobody. */
    roles?: {
      admin?: string[]; auditor?: string[]; desk?: string[]; security?: string[];
      policyAuthor?: string[]; policyApprover?: string[]; connectorOperator?: string[]; privacy?: string[];
    };
    /**
     * 32 bytes, base64: signs capabilities and seals one-time secrets. Absent: made at start, so restarts drop what was unread.
     * @visibility secret
     */
    key?: string;
    /** A lasting name of this installation, for example `portal.lumen.example`: with it and `key` it can be paired with another one. A change ends every pairing. */
    instance?: string;
    /** Seconds between two rounds of messages with paired installations. Default 20. */
    peerSeconds?: number;
    /** By the name of a peer in company.yaml: where this backend fetches the messages of a host that may not send them itself. See docs/pairing.md. */
    peers?: {
      [name: string]: {
        outbox?: {
          /** Jira's address, for example `https://lumen.atlassian.net`; with a service account's scoped token `https://api.atlassian.com/ex/jira/<cloud id>`. Nothing else is called. */
          site: string;
          /** Key or id of the project that holds the outbox. */
          project: string;
          /** Environment variable with the token: `mail:token` of an account, or a bearer token. */
          tokenEnv: string;
        };
      };
    };
    /** Step-up by your OpenID provider: register `<backend.baseUrl>/api/countersign/step-up/callback` there. Absent: what needs proof does not happen. */
    stepUp?: {
      /** Issuer; one that begins with `/` is served by this backend. */
      issuer: string;
      clientId: string;
      /**
       * Absent: a public client with PKCE.
       * @visibility secret
       */
      clientSecret?: string;
      /** The linked system whose account id is the person's `sub` there. Default `identity`. */
      account?: string;
      /** The `acr` your provider answers for each method. Default: registered-device is `phr`, totp is `mfa`. */
      acr?: { [method: string]: string };
      /** The claim of the ID token that says when the factor was enrolled (seconds since 1970). A factor younger than seven days then proves nothing. */
      enrolledClaim?: string;
    };
    /** Days until what is known about people is erased; what is left still verifies. See docs/privacy.md. */
    retention?: {
      /** What people wrote. Default 180. */
      transcript?: number;
      /** What decisions saw, for making them again. Default 90. */
      replay?: number;
      /** What was done, to whom, with its receipts and approvals. Default 2555, seven years. */
      record?: number;
    };
    /** Seconds between two looks at due work: ends of access, retries, lapses. Default 5. */
    dueWorkSeconds?: number;
    demo?: {
      /** Demo sign-in, demo systems and reset. Only with everything on 127.0.0.1. */
      enabled?: boolean;
      /** Directory of the demo company; wins over `company`. */
      company?: string;
      /** Messages of one person in a minute, in place of company.yaml's; for evaluations, and only with the demo enabled. */
      messagesPerMinute?: number;
    };
  };
}
