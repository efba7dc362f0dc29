/** A provider that a key can be set for. */
export interface ProviderOption {
  id: string;
  name: string;
  /** Somebody runs it themselves: its address has to be given, and a key only where it wants one. */
  wantsAddress: boolean;
  /** Where people get a key, and what it begins with, as far as that is known. */
  keyPage?: string | null;
  keyPrefix?: string | null;
}
