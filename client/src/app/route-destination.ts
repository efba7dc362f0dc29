import type { Icon } from '@tabler/icons-react';

/** Where the navigation has a page, under the title of its route. */
export interface RouteDestination {
  group: 'work' | 'settings' | 'administration';
  /** Its place in the group: the lowest comes first. */
  place: number;
  icon: Icon;
  /** Second key of the shortcut "G, then …". */
  key: string;
  /** A phone has it beside "More". */
  tab?: true;
}
