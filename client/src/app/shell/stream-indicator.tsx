import { streamStatus } from '@/lib/stream-status';
import { useStore } from '@/lib/store';
import classes from './shell.module.css';

const words = { open: 'Live updates on', connecting: 'Connecting…', down: 'Live updates paused' };

export function StreamIndicator() {
  const status = useStore(streamStatus);
  return (
    <div className={classes.stream}>
      <span className={classes.dot} data-status={status} aria-hidden="true" />
      {words[status]}
    </div>
  );
}
