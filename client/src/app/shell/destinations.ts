import {
  IconHistory,
  type Icon,
  IconKey,
  IconPhoto,
  IconSparkles,
  IconUserCircle,
} from '@tabler/icons-react';

interface Destination {
  to: '/' | '/gallery' | '/history' | '/api-keys' | '/profile';
  label: string;
  icon: Icon;
  /** Second key of the shortcut "G, then …". */
  key: string;
}

export const destinations: readonly Destination[] = [
  { to: '/', label: 'Generate', icon: IconSparkles, key: 'c' },
  { to: '/gallery', label: 'Gallery', icon: IconPhoto, key: 'g' },
  { to: '/history', label: 'History', icon: IconHistory, key: 'h' },
  { to: '/api-keys', label: 'API keys', icon: IconKey, key: 'k' },
  { to: '/profile', label: 'Profile', icon: IconUserCircle, key: 'p' },
];
