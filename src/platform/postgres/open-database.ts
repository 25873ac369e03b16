/** A database that answers. */
export interface OpenDatabase {
  /** For migrate, backup, restore and verify only. */
  readonly ownerUrl: string;
  /** For everything else; its role exists once migrated. */
  readonly appUrl: string;
  /** For the sign-in tables; its role exists once migrated. */
  readonly authUrl: string;
  /** Tells other commands where this server answers. */
  answersAt(url: string): void;
  /** Ends the database if it is ours to end. To be called when all connections are drained; safe twice. */
  stop(): Promise<void>;
}
