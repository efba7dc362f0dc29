import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';

const factors = [2, 4] as const;

interface UpscaleActionsProps {
  onUpscale: (factor: number) => void;
}

/** A button for each factor; for where there is room for words. */
export function UpscaleButtons({ onUpscale }: UpscaleActionsProps) {
  return factors.map((factor) => (
    <Button
      key={factor}
      size="xs"
      variant="default"
      leftSection={<IconMaximize size={15} />}
      onClick={() => onUpscale(factor)}
    >
      Upscale {factor}x
    </Button>
  ));
}

interface UpscaleMenuProps extends UpscaleActionsProps {
  /** "Upscale", or "Upscale image 2" where there are several. */
  label: string;
  className?: string;
}

/** The same behind one small button, for the corner of an image. */
export function UpscaleMenu({ label, className, onUpscale }: UpscaleMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Tooltip label="Upscale">
          <ActionIcon aria-label={label} className={className}>
            <IconMaximize size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {factors.map((factor) => (
          <Menu.Item key={factor} leftSection={<IconMaximize size={16} />} onClick={() => onUpscale(factor)}>
            Upscale {factor}x
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
