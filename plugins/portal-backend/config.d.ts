export interface Config {
  countersign?: {
    demo?: {
      /** Where the demo systems keep their state. */
      dataDir?: string;
    };
  };
}
