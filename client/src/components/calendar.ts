import type { DayOfWeek } from '@mantine/dates';

/** For every calendar: its arrows have names; days of other months and red weekends, too faint to read, are left out. */
export const calendar = {
  hideOutsideDates: true,
  weekendDays: [] as DayOfWeek[],
  ariaLabels: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    previousDecade: 'Previous decade',
    nextDecade: 'Next decade',
  },
};
