import { useDisclosure } from '@mantine/hooks';
import type { Model } from '@/lib/api/types';
import type { ModelChoice } from '@/lib/models/model-choice';
import { ModelComparison } from './model-comparison';
import { ModelPicker } from './model-picker';
import { ModelProblem } from './model-problem';

interface ModelFieldProps {
  models: readonly Model[];
  value: ModelChoice;
  error?: string;
  /** Whether the person may set a provider key. */
  mayAddKeys: boolean;
  onChange: (modelId: string) => void;
}

/** Chooses a model, compares them all, and says why the chosen one cannot be used. */
export function ModelField({ models, value, error, mayAddKeys, onChange }: ModelFieldProps) {
  const [comparing, comparison] = useDisclosure(false);
  return (
    <>
      <ModelPicker
        models={models}
        value={value}
        error={error}
        onChange={onChange}
        onCompare={comparison.open}
      />
      <ModelProblem model={value.model} mayAddKeys={mayAddKeys} onReplace={onChange} />
      <ModelComparison
        opened={comparing}
        onClose={comparison.close}
        models={models}
        chosen={value.id}
        onChoose={onChange}
      />
    </>
  );
}
