// Glossary terms and amounts in the rich text editor: chosen in Wagtail's modal, kept as entities.
(() => {
  const { ModalWorkflowSource, TooltipEntity } = window.draftail;
  const { createElement } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  class EntitySource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.entity,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(chosen) {
      return { id: chosen.id };
    }

    // Wagtail's own onChosen knows the mutability of its own entities alone.
    onChosen(chosen) {
      const { editorState, entityType, onComplete } = this.props;
      const isAmount = entityType.type === 'AMOUNT';
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, isAmount ? 'IMMUTABLE' : 'MUTABLE', this.filterEntityData(chosen));
      const key = content.getLastCreatedEntityKey();
      const selection = editorState.getSelection();
      const changed =
        isAmount || selection.isCollapsed()
          ? Modifier.replaceText(content, selection, chosen.string, null, key)
          : Modifier.applyEntity(content, selection, key);
      this.workflow.close();
      onComplete(EditorState.push(editorState, changed, 'apply-entity'));
    }
  }

  const decorate = (icon) => (props) => createElement(TooltipEntity, {
    ...props,
    icon: createElement(window.wagtail.components.Icon, { name: icon }),
    label: '',
  });

  [
    { type: 'TERM', icon: 'help' },
    { type: 'AMOUNT', icon: 'decimal' },
  ].forEach(({ type, icon }) => {
    window.draftail.registerPlugin({ type, source: EntitySource, decorator: decorate(icon) }, 'entityTypes');
  });
})();
