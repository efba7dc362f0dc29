const integer = new Intl.NumberFormat('en-US');

/** At least two decimals, up to four, or as many as a very small amount needs: what costs something is never $0.00. */
export function formatMoney(amount: number, currency = 'USD'): string {
  const tiny = amount !== 0 && Math.abs(amount) < 0.0001;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: tiny ? 8 : 4,
  }).format(amount);
}

export function formatCount(count: number): string {
  return integer.format(count);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.round(kilobytes)} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

export function formatSeconds(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

export function formatDateTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function formatDate(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  if (seconds < 45) return 'just now';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.round(hours / 24);
  return days < 7 ? `${plural(days, 'day')} ago` : formatDate(iso);
}

/** "Today", "Yesterday" or the date: headings of a history. */
export function formatDay(iso: string, now = new Date()): string {
  const day = new Date(iso);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  if (day.getTime() >= midnight) return 'Today';
  if (day.getTime() >= midnight - 86_400_000) return 'Yesterday';
  return day.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
}

/** A prompt as alternative text: one line, not endless. */
export function altText(prompt: string, index?: number): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  const short = line.length > 180 ? `${line.slice(0, 177)}…` : line;
  return index === undefined ? short : `${short} (image ${index + 1})`;
}

const qualities: Record<string, string> = { standard: 'Standard', hd: 'HD', ultra: 'Ultra' };

export function formatQuality(quality: string): string {
  return qualities[quality] ?? humanize(quality);
}

/** Words for a machine name that came without a label: `guidanceScale` is "Guidance scale". */
export function humanize(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
