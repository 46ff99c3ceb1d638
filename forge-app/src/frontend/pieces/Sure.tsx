import { Button, LoadingButton, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import type { FaultSaid } from '../lib/call';
import { Fault } from './Fault';

interface Props {
  readonly title: string; readonly open: boolean; readonly onClose: () => void;
  /** What the press does, as verb and object; and what not pressing means. */
  readonly yes: string; readonly no: string; readonly onYes: () => void;
  readonly busy: boolean; readonly disabled?: boolean; readonly danger?: boolean; readonly fault?: FaultSaid; readonly children: ReactNode;
}

/** A dialog before something that cannot be taken back lightly: it says what will happen. */
export function Sure({ title, open, onClose, yes, no, onYes, busy, disabled, danger, fault, children }: Props) {
  return (
    <ModalTransition>
      {open && (
        <Modal onClose={onClose}>
          <ModalHeader><ModalTitle>{title}</ModalTitle></ModalHeader>
          <ModalBody><Stack space="space.200">{children}{fault && <Fault fault={fault} />}</Stack></ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={onClose}>{no}</Button>
            <LoadingButton appearance={danger ? 'danger' : 'primary'} isLoading={busy} isDisabled={disabled} onClick={onYes}>{yes}</LoadingButton>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
}
