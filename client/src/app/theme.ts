import {
  ActionIcon,
  Badge,
  Button,
  Card,
  type CSSVariablesResolver,
  createTheme,
  type DrawerProps,
  InputWrapper,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type ModalStylesNames,
  Notification,
  Paper,
  type SegmentedControlProps,
  type TooltipProps,
} from '@mantine/core';
import type { CSSProperties } from 'react';

const brand: MantineColorsTuple = [
  '#eff6ff',
  '#dbeafe',
  '#bfdbfe',
  '#93c5fd',
  '#60a5fa',
  '#3b82f6',
  '#2563eb',
  '#1d4ed8',
  '#1e40af',
  '#1e3a8a',
];
const violet: MantineColorsTuple = [
  '#faf5ff',
  '#f3e8ff',
  '#e9d5ff',
  '#d8b4fe',
  '#c084fc',
  '#a855f7',
  '#9333ea',
  '#7e22ce',
  '#6b21a8',
  '#581c87',
];
const red: MantineColorsTuple = [
  '#fef2f2',
  '#fee2e2',
  '#fecaca',
  '#fca5a5',
  '#f87171',
  '#ef4444',
  '#dc2626',
  '#b91c1c',
  '#991b1b',
  '#7f1d1d',
];
const green: MantineColorsTuple = [
  '#f0fdf4',
  '#dcfce7',
  '#bbf7d0',
  '#86efac',
  '#4ade80',
  '#22c55e',
  '#16a34a',
  '#15803d',
  '#166534',
  '#14532d',
];
const orange: MantineColorsTuple = [
  '#fff7ed',
  '#ffedd5',
  '#fed7aa',
  '#fdba74',
  '#fb923c',
  '#f97316',
  '#ea580c',
  '#c2410c',
  '#9a3412',
  '#7c2d12',
];
const gray: MantineColorsTuple = [
  '#f7f8fb',
  '#eff1f6',
  '#e3e7ee',
  '#d0d6e1',
  '#a3adbd',
  '#758196',
  '#525e73',
  '#3c475a',
  '#252d3b',
  '#131822',
];
const dark: MantineColorsTuple = [
  '#e8ebf2',
  '#c8cedb',
  '#a2abbd',
  '#7a8498',
  '#333b4d',
  '#262c3a',
  '#171b25',
  '#0c0e14',
  '#090b10',
  '#06070b',
];

const dialogStyles = {
  content: { backgroundColor: 'var(--ig-surface)' },
  header: { backgroundColor: 'var(--ig-surface)' },
  title: { fontWeight: 650, fontSize: '1.0625rem' },
} satisfies Partial<Record<ModalStylesNames, CSSProperties>>;

const dialogProps = {
  overlayProps: { blur: 3 },
  closeButtonProps: { 'aria-label': 'Close' },
  // The head of a dialog is not a second banner of the page.
  attributes: { header: { role: 'presentation' } },
} satisfies Partial<ModalProps> & Partial<DrawerProps>;

// By name and not by `Component.extend`: what the first page does not show must not be loaded with it.
const laterComponents = {
  // The placeholder is an element that a menu may not hold; the first item takes the focus instead.
  Menu: { defaultProps: { withInitialFocusPlaceholder: false } satisfies Partial<MenuProps> },
  Modal: {
    defaultProps: { ...dialogProps, radius: 'lg', centered: true } satisfies Partial<ModalProps>,
    styles: dialogStyles,
  },
  Drawer: { defaultProps: dialogProps satisfies Partial<DrawerProps>, styles: dialogStyles },
  SegmentedControl: { defaultProps: { radius: 'md' } satisfies Partial<SegmentedControlProps> },
  Tooltip: {
    defaultProps: {
      withArrow: true,
      openDelay: 350,
      events: { hover: true, focus: true, touch: false },
      // Inside the landmark of what they explain, so that screen readers meet them in context.
      withinPortal: false,
    } satisfies Partial<TooltipProps>,
  },
};

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 6 },
  colors: { brand, violet, red, green, orange, gray, dark },
  defaultGradient: { from: 'brand.6', to: 'violet.6', deg: 120 },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { fw: 600 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 600 } }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
    Card: Card.extend({ defaultProps: { radius: 'lg', withBorder: true } }),
    InputWrapper: InputWrapper.extend({
      styles: { label: { marginBottom: 6 }, description: { marginBottom: 4 } },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
    ...laterComponents,
  },
});

const tinted = ['brand', 'violet', 'red', 'green', 'orange', 'gray'] as const;

/** Surfaces and text colours of both schemes; every text colour reaches 4.5:1 on every surface it is used on. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--ig-gradient': 'linear-gradient(120deg, var(--mantine-color-brand-6), var(--mantine-color-violet-6))',
    '--ig-shadow': '0 1px 2px rgb(15 23 42 / 5%), 0 8px 24px -12px rgb(15 23 42 / 12%)',
  },
  light: {
    '--mantine-color-body': '#f7f8fb',
    '--mantine-color-text': '#131822',
    '--mantine-color-dimmed': '#525e73',
    '--mantine-color-placeholder': '#66728a',
    '--mantine-color-error': '#b91c1c',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#d0d6e1',
    '--mantine-color-anchor': '#1d4ed8',
    '--ig-surface': '#ffffff',
    '--ig-surface-2': '#eff1f6',
    '--ig-border': '#e3e7ee',
    '--ig-tint': '#eff4ff',
    '--ig-accent': '#1d4ed8',
    ...Object.fromEntries(
      tinted.map((name) => [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-8)`]),
    ),
  },
  dark: {
    '--mantine-color-body': '#0c0e14',
    '--mantine-color-text': '#e8ebf2',
    '--mantine-color-dimmed': '#a2abbd',
    '--mantine-color-placeholder': '#8b95a9',
    '--mantine-color-error': '#f87171',
    '--mantine-color-default': '#171b25',
    '--mantine-color-default-hover': '#1e2330',
    '--mantine-color-default-border': '#333b4d',
    '--mantine-color-anchor': '#93c5fd',
    '--ig-surface': '#141822',
    '--ig-surface-2': '#1c212d',
    '--ig-border': '#262c3a',
    '--ig-tint': '#172036',
    '--ig-accent': '#93c5fd',
    '--ig-shadow': '0 1px 2px rgb(0 0 0 / 30%), 0 12px 32px -16px rgb(0 0 0 / 60%)',
    ...Object.fromEntries(
      tinted.map((name) => [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-3)`]),
    ),
  },
});
