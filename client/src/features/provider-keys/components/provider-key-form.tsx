import { Anchor, Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { PasswordField } from '@/components/password-field';
import { FormActions, RequestForm, useFormErrors } from '@/components/request-form';
import { ApiError } from '@/lib/api/problem';
import type { ProviderKey, ProviderKeyScope } from '@/lib/api/types';
import { usePutProviderKey } from '../api/put-provider-key';
import type { ProviderOption } from '../provider-option';
import { ScopeField } from './scope-field';
import { testedText } from '../status-text';

interface ProviderKeyFormProps {
  /** Whose key it may become; with several of them the person chooses. */
  scopes: readonly ProviderKeyScope[];
  providers: readonly ProviderOption[];
  /** The provider that is chosen at first. */
  initial?: string;
  /** The address of the key that is replaced. */
  baseAddress?: string | null;
  /** Replacing a key: its provider is settled. */
  fixed?: boolean;
  onDone: () => void;
}

/** Takes a key. It lives in this form until it is sent, and nowhere in the browser after that. */
export function ProviderKeyForm({
  scopes,
  providers,
  initial,
  baseAddress,
  fixed,
  onDone,
}: ProviderKeyFormProps) {
  // Only the installation's key may lead into its network.
  const example = scopes.includes('platform') ? 'http://10.0.0.7:7860' : 'https://images.example.com/v1';
  const put = usePutProviderKey();
  const [scope, setScope] = useState(scopes[0] ?? 'user');
  const [ownAddress, setOwnAddress] = useState(Boolean(baseAddress));
  const form = useForm({
    initialValues: { provider: initial ?? '', key: '', baseAddress: baseAddress ?? '' },
    validate: {
      provider: (value) => (value ? null : 'Choose a provider.'),
      key: (value, { provider }) =>
        value.trim() === '' && !optionOf(provider)?.wantsAddress ? 'Paste the key.' : null,
      baseAddress: (value, { provider }) => {
        if (!ownAddress && !optionOf(provider)?.wantsAddress) return null;
        return /^https?:\/\/\S+$/.test(value.trim()) ? null : `Enter an address such as ${example}.`;
      },
    },
  });
  const { alert, setAlert, showErrors } = useFormErrors(form, ['key', 'baseAddress']);
  const optionOf = (id: string) => providers.find((provider) => provider.id === id);
  const option = optionOf(form.values.provider);
  const withAddress = ownAddress || option?.wantsAddress === true;

  const submit = form.onSubmit(({ provider, key, baseAddress: address }) => {
    setAlert(null);
    const body = { key: key.trim(), ...(withAddress ? { baseAddress: address.trim() } : {}) };
    form.setFieldValue('key', '');
    put.mutate(
      { scope, provider, body },
      {
        onSuccess: (saved) => {
          tell(saved);
          onDone();
        },
        onError: (error) => {
          if (error instanceof ApiError && error.code === 'provider_key.rejected')
            form.setErrors({
              key: `${option?.name ?? 'The provider'} rejected this key. Nothing was saved.`,
            });
          else showErrors(error);
        },
        onSettled: () => put.reset(),
      },
    );
  });

  return (
    <RequestForm
      label="Provider key"
      pending={put.isPending}
      alert={alert}
      autoComplete="off"
      onSubmit={submit}
    >
      {scopes.length > 1 && <ScopeField scopes={scopes} value={scope} onChange={setScope} />}
      {!fixed && (
        <Select
          label="Provider"
          placeholder="Choose a provider"
          data={providers.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          nothingFoundMessage="No such provider"
          {...form.getInputProps('provider')}
          onChange={(id: string | null) => form.setFieldValue('provider', id ?? '')}
        />
      )}
      <PasswordField
        label={option?.wantsAddress ? 'Key, if the server requires one' : 'Key'}
        description={<KeyHint option={option} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        data-1p-ignore
        data-lpignore="true"
        spellCheck={false}
        data-autofocus={fixed || initial ? true : undefined}
        {...form.getInputProps('key')}
      />
      {withAddress && (
        <TextInput
          label="Server address"
          placeholder={example}
          inputMode="url"
          {...form.getInputProps('baseAddress')}
        />
      )}
      {option && !option.wantsAddress && (
        <Anchor
          component="button"
          type="button"
          size="xs"
          ta="left"
          onClick={() => setOwnAddress(!ownAddress)}
        >
          {ownAddress ? `Use ${option.name}’s own address` : 'Use another server address'}
        </Anchor>
      )}
      <FormActions submit="Test and save" pending={put.isPending} onCancel={onDone} />
    </RequestForm>
  );
}

function KeyHint({ option }: { option: ProviderOption | undefined }) {
  return (
    <Text span inherit>
      {option?.keyPrefix && <>It starts with {option.keyPrefix}. </>}
      {option?.keyPage && (
        <Anchor href={option.keyPage} target="_blank" rel="noreferrer" size="xs">
          Get one at {option.name}.{' '}
        </Anchor>
      )}
      It is stored encrypted and cannot be shown again.
    </Text>
  );
}

function tell(saved: ProviderKey): void {
  notifications.show({
    color: saved.status === 'working' ? 'green' : 'orange',
    title: `The key for ${saved.providerName} is saved`,
    message: testedText(saved),
  });
}
