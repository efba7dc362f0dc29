import { ActionIcon, Group, Input, NumberInput, Radio, Text, Tooltip } from '@mantine/core';
import { IconAdjustments, IconArrowsExchange } from '@tabler/icons-react';
import type { Model } from '@/lib/api/types';
import type { Draft } from '../draft-schema';
import classes from './aspect-ratio-field.module.css';

type Shape = Pick<Draft, 'aspectRatio' | 'customSize'>;

interface AspectRatioFieldProps {
  capabilities: Model['capabilities'];
  value: Shape;
  /** The pixels that the present choice gives. */
  size: { width: number; height: number };
  onChange: (shape: Shape) => void;
  error?: string;
}

const custom = 'custom';

export function AspectRatioField({ capabilities, value, size, onChange, error }: AspectRatioFieldProps) {
  const { aspectRatios, size: limits } = capabilities;
  const isCustom = value.customSize !== null && Boolean(limits);
  const chosen =
    aspectRatios.find(({ ratio }) => !isCustom && ratio === value.aspectRatio) ?? aspectRatios[0];
  const swapped = chosen && aspectRatios.find(({ ratio }) => ratio === reversed(chosen.ratio));
  const canSwap = size.width !== size.height && (isCustom || Boolean(swapped));

  const swap = () =>
    onChange(
      isCustom
        ? { aspectRatio: null, customSize: { width: size.height, height: size.width } }
        : { aspectRatio: swapped?.ratio ?? null, customSize: null },
    );

  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Group gap={8}>
          <Input.Label id="aspect-label" component="span">
            Aspect ratio
          </Input.Label>
          <Text size="xs" c="dimmed" component="span">
            {size.width} × {size.height} px
          </Text>
        </Group>
        <Tooltip label="Swap width and height">
          <ActionIcon aria-label="Swap width and height" size="sm" disabled={!canSwap} onClick={swap}>
            <IconArrowsExchange size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Radio.Group
        aria-labelledby="aspect-label"
        value={isCustom ? custom : (chosen?.ratio ?? '')}
        onChange={(ratio) =>
          onChange(
            ratio === custom
              ? { aspectRatio: null, customSize: { ...size } }
              : { aspectRatio: ratio, customSize: null },
          )
        }
        error={error}
      >
        <div className={classes.grid}>
          {aspectRatios.map(({ ratio, width, height }) => (
            <Radio.Card key={ratio} value={ratio} className={classes.card} aria-label={ratio}>
              <span className={classes.shape} aria-hidden="true">
                <span style={outline(width, height)} />
              </span>
              {ratio}
            </Radio.Card>
          ))}
          {limits && (
            <Radio.Card value={custom} className={classes.card} aria-label="Custom size">
              <span className={classes.shape} aria-hidden="true">
                <IconAdjustments size={20} stroke={1.6} />
              </span>
              Custom
            </Radio.Card>
          )}
        </div>
      </Radio.Group>
      {isCustom && limits && value.customSize && (
        <Group grow mt="sm" gap="sm">
          {(['width', 'height'] as const).map((side) => (
            <NumberInput
              key={side}
              label={side === 'width' ? 'Width' : 'Height'}
              suffix=" px"
              min={limits.minSide}
              max={limits.maxSide}
              step={limits.multipleOf}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              value={size[side]}
              onChange={(pixels) =>
                onChange({ aspectRatio: null, customSize: { ...size, [side]: Number(pixels) || 0 } })
              }
            />
          ))}
        </Group>
      )}
    </div>
  );
}

function outline(width: number, height: number) {
  const scale = 24 / Math.max(width, height);
  return { width: Math.max(6, width * scale), height: Math.max(6, height * scale) };
}

function reversed(ratio: string): string {
  return ratio.split(':').reverse().join(':');
}
