import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { type DestinationGroup, useDestinationGroups } from './destinations';
import classes from './shell.module.css';

interface NavigationProps {
  /** Told when a link was followed: a drawer closes then. */
  onFollow?: () => void;
}

/** The links to every page that the person may open, in groups. */
export function Navigation({ onFollow }: NavigationProps) {
  return useDestinationGroups().map((group) => (
    <Group key={group.label ?? ''} group={group} onFollow={onFollow} />
  ));
}

function Group({ group: { label, items }, onFollow }: NavigationProps & { group: DestinationGroup }) {
  const labelId = useId();
  return (
    <div className={label ? classes.group : undefined}>
      {label && (
        <p id={labelId} className={classes.groupLabel}>
          {label}
        </p>
      )}
      <ul className={classes.links} aria-labelledby={label ? labelId : undefined}>
        {items.map(({ to, label: name, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              className={classes.link}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              onClick={onFollow}
            >
              <Icon size={20} stroke={1.7} aria-hidden="true" />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
