/** Props of the UI Kit components this app uses, after Atlassian's component reference. Absent ones are `any` to TypeScript. */
import type { ReactElement, ReactNode } from 'react';

export type ForgeElement = ReactElement;
type Piece<P, R> = (props: P) => R;
type Kids = { children?: ReactNode };
type Space = 'space.0' | 'space.025' | 'space.050' | 'space.075' | 'space.100' | 'space.150' | 'space.200' | 'space.250' | 'space.300' | 'space.400' | 'space.500' | 'space.600' | 'space.800' | 'space.1000';
type Press = () => unknown;
/** Handlers get a copy of the event over the bridge: only the named properties of its target. */
export type Changed = { target: { value: string; checked?: boolean; name?: string; id?: string; type?: string } };
export type Option = { label: string; value: string; isDisabled?: boolean };

// ---- words
export type TextProps = Kids & { as?: 'span' | 'p' | 'strong' | 'em'; size?: 'small' | 'medium' | 'large'; weight?: 'regular' | 'medium' | 'semibold' | 'bold'; color?: string; align?: 'start' | 'center' | 'end'; maxLines?: number };
export type HeadingProps = Kids & { as?: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'div' | 'span'; size?: 'xxlarge' | 'xlarge' | 'large' | 'medium' | 'small' | 'xsmall' | 'xxsmall'; color?: string; id?: string };
export type CodeProps = Kids;
export type CodeBlockProps = { text: string; language?: string; shouldShowLineNumbers?: boolean; highlight?: string; shouldWrapLongLines?: boolean };
export type LinkProps = Kids & { href: string; openNewTab?: boolean; appearance?: 'default' | 'inverse' | 'subtle'; onClick?: Press };
export type ListProps = Kids & { type?: 'ordered' | 'unordered' };
export type ListItemProps = Kids;
export type IconProps = { glyph: string; label: string; size?: 'small' | 'medium' | 'large' | 'xlarge'; primaryColor?: string };
export type UserProps = { accountId: string; hideDisplayName?: boolean };
export type UserGroupProps = Kids;
export type ImageProps = { src: string; alt?: string; width?: number | string; height?: number | string };
export type TooltipProps = Kids & { content: string; position?: string };
// ---- layout
export type StackProps = Kids & { space?: Space; alignInline?: 'start' | 'center' | 'end' | 'stretch'; alignBlock?: 'start' | 'center' | 'end' | 'stretch'; spread?: 'space-between'; grow?: 'hug' | 'fill' };
export type InlineProps = Kids & { space?: Space; rowSpace?: Space; alignInline?: 'start' | 'center' | 'end' | 'stretch'; alignBlock?: 'start' | 'center' | 'end' | 'baseline' | 'stretch'; spread?: 'space-between'; shouldWrap?: boolean; separator?: string; grow?: 'hug' | 'fill' };
export type BoxProps = Kids & { padding?: Space; paddingBlock?: Space; paddingInline?: Space; backgroundColor?: string; role?: string; id?: string; xcss?: Readonly<Record<string, unknown>> };
export type FlexProps = Kids & { gap?: Space; direction?: 'row' | 'column'; wrap?: 'wrap' | 'nowrap' };
export type GridProps = Kids & { gap?: Space; templateColumns?: string };
// ---- state
export type LozengeProps = Kids & { appearance?: 'default' | 'success' | 'removed' | 'inprogress' | 'new' | 'moved'; isBold?: boolean; maxWidth?: number | string };
export type BadgeProps = Kids & { appearance?: 'added' | 'default' | 'important' | 'primary' | 'primaryInverted' | 'removed'; max?: number | false };
export type TagProps = { text: string; color?: string; href?: string; appearance?: 'default' | 'rounded' };
export type TagGroupProps = Kids & { alignment?: 'start' | 'end' };
export type SectionMessageProps = Kids & { title?: string; appearance?: 'information' | 'warning' | 'error' | 'success' | 'discovery' };
export type SectionMessageActionProps = Kids & { onClick?: Press; href?: string };
export type SpinnerProps = { size?: 'small' | 'medium' | 'large' | 'xlarge'; label?: string };
export type ProgressBarProps = { value?: number; ariaLabel?: string; isIndeterminate?: boolean; appearance?: 'default' | 'success' | 'inverse' };
export type ProgressTrackerProps = { items: readonly { id: string; label: string; percentageComplete: number; status: 'unvisited' | 'visited' | 'current' | 'disabled'; href?: string; noLink?: boolean }[]; label?: string; spacing?: 'comfortable' | 'cosy' | 'compact' };
export type EmptyStateProps = { header: string; description?: string | ReactElement; headingLevel?: number; primaryAction?: ReactElement; secondaryAction?: ReactElement; width?: 'narrow' | 'wide'; isLoading?: boolean };
// ---- buttons
export type ButtonProps = Kids & { appearance?: 'default' | 'danger' | 'discovery' | 'link' | 'primary' | 'subtle' | 'subtle-link' | 'warning'; spacing?: 'compact' | 'none' | 'default'; type?: 'button' | 'submit' | 'reset'; onClick?: Press; isDisabled?: boolean; isSelected?: boolean; autoFocus?: boolean; shouldFitContainer?: boolean; iconBefore?: string; iconAfter?: string; id?: string };
export type LoadingButtonProps = ButtonProps & { isLoading?: boolean };
export type LinkButtonProps = Kids & { href: string; appearance?: ButtonProps['appearance']; spacing?: ButtonProps['spacing']; shouldOpenInNewTab?: boolean; target?: string };
export type ButtonGroupProps = Kids & { label?: string };
export type PressableProps = Kids & { onClick?: Press; isDisabled?: boolean; xcss?: BoxProps['xcss'] };
// ---- fields
type Field = { id?: string; name?: string; isDisabled?: boolean; isInvalid?: boolean; isRequired?: boolean; isReadOnly?: boolean; placeholder?: string; defaultValue?: string; value?: string; onBlur?: Press; 'aria-invalid'?: boolean };
export type LabelProps = Kids & { labelFor: string };
export type TextfieldProps = Field & { type?: 'text' | 'number' | 'email' | 'password'; maxLength?: number; onChange?: (event: Changed) => unknown; 'aria-label'?: string; isCompact?: boolean; width?: string | number };
export type TextAreaProps = Field & { minimumRows?: number; maxHeight?: string; resize?: 'auto' | 'vertical' | 'horizontal' | 'smart' | 'none'; isMonospaced?: boolean; isCompact?: boolean; maxLength?: number; spellCheck?: boolean; onChange?: (event: Changed) => unknown; 'aria-label'?: string };
export type SelectProps = { id?: string; inputId?: string; name?: string; options: readonly Option[]; value?: Option | readonly Option[] | null; defaultValue?: Option | readonly Option[]; isMulti?: boolean; isDisabled?: boolean; isInvalid?: boolean; isClearable?: boolean; isSearchable?: boolean; placeholder?: string; spacing?: 'compact' | 'default'; onBlur?: Press; onChange?: (chosen: never) => unknown; 'aria-label'?: string };
export type ToggleProps = { id?: string; name?: string; isChecked?: boolean; defaultChecked?: boolean; isDisabled?: boolean; size?: 'regular' | 'large'; label?: string; onChange?: (event: Changed) => unknown; onBlur?: Press };
export type CheckboxProps = ToggleProps & { value?: string; isRequired?: boolean; isInvalid?: boolean };
export type CheckboxGroupProps = { name: string; options: readonly Option[]; value?: readonly string[]; defaultValue?: readonly string[]; isDisabled?: boolean; onChange?: (values: readonly string[]) => unknown };
export type RadioProps = CheckboxProps;
export type RadioGroupProps = { id?: string; name?: string; options: readonly (Option & { name?: string })[]; value?: string; defaultValue?: string; isDisabled?: boolean; onChange?: (event: Changed) => unknown; 'aria-label'?: string; 'aria-labelledby'?: string };
export type RangeProps = { id?: string; name?: string; min?: number; max?: number; step?: number; value?: number; defaultValue?: number; isDisabled?: boolean; onChange?: (value: number) => unknown };
export type UserPickerValue = { id: string; type: string; name: string };
export type UserPickerProps = { name: string; label?: string; description?: string; placeholder?: string; isMulti?: boolean; isRequired?: boolean; defaultValue?: string | readonly string[]; onChange?: (user: UserPickerValue | null) => unknown };
export type DatePickerProps = { id?: string; name?: string; label?: string; value?: string; defaultValue?: string; minDate?: string; maxDate?: string; isDisabled?: boolean; onChange?: (day: string) => unknown };
export type MessageProps = Kids;
export type ErrorMessageProps = Kids;
export type HelperMessageProps = Kids;
export type ValidMessageProps = Kids;
export type FormProps = Kids & { onSubmit: Press };
export type FormHeaderProps = Kids & { title?: string; description?: string };
export type FormSectionProps = Kids & { title?: string; description?: string };
export type FormFooterProps = Kids & { align?: 'start' | 'end' };
// ---- tables, tabs, dialogs
type Cell = { key: string | number; content?: ReactNode; isSortable?: boolean; width?: number; colSpan?: number };
export type DynamicTableProps = { caption?: string; head?: { cells: readonly Cell[] }; rows?: readonly { key?: string; cells: readonly Cell[] }[]; rowsPerPage?: number; defaultPage?: number; isLoading?: boolean; isFixedSize?: boolean; emptyView?: ReactElement; label?: string; loadingSpinnerSize?: 'small' | 'large'; defaultSortKey?: string; defaultSortOrder?: 'ASC' | 'DESC' };
export type TabsProps = Kids & { id: string; selected?: number; defaultSelected?: number; onChange?: (at: number) => unknown; shouldUnmountTabPanelOnChange?: boolean };
export type TabListProps = Kids;
export type TabProps = Kids;
export type TabPanelProps = Kids;
export type ModalTransitionProps = Kids;
export type ModalProps = Kids & { onClose?: Press; width?: 'small' | 'medium' | 'large' | 'x-large' | number | string; height?: number | string; title?: string; label?: string; autoFocus?: boolean; shouldScrollInViewport?: boolean };
export type ModalHeaderProps = Kids;
export type ModalTitleProps = Kids & { appearance?: 'danger' | 'warning' };
export type ModalBodyProps = Kids;
export type ModalFooterProps = Kids;
export type PopupProps = { isOpen: boolean; trigger: () => ReactElement; content: () => ReactElement; onClose?: Press; placement?: string };
// ---- charts
type Datum = Readonly<Record<string, unknown>> | readonly unknown[];
type Chart = { data: readonly Datum[]; title?: string; subtitle?: string; height?: number; width?: number; showBorder?: boolean; colorPalette?: readonly { key: string; value: string }[] };
type Accessor = string | number | ((row: never) => unknown);
export type BarChartProps = Chart & { xAccessor: Accessor; yAccessor: Accessor; colorAccessor?: Accessor };
export type StackBarChartProps = BarChartProps;
export type HorizontalBarChartProps = BarChartProps;
export type HorizontalStackBarChartProps = BarChartProps;
export type LineChartProps = BarChartProps;
export type PieChartProps = Chart & { colorAccessor: Accessor; labelAccessor?: Accessor; valueAccessor: Accessor; showMarkLabels?: boolean };
export type DonutChartProps = PieChartProps;

export type TText<R> = Piece<TextProps, R>; export type THeading<R> = Piece<HeadingProps, R>; export type TCode<R> = Piece<CodeProps, R>; export type TCodeBlock<R> = Piece<CodeBlockProps, R>;
export type TLink<R> = Piece<LinkProps, R>; export type TList<R> = Piece<ListProps, R>; export type TListItem<R> = Piece<ListItemProps, R>; export type TIcon<R> = Piece<IconProps, R>;
export type TUser<R> = Piece<UserProps, R>; export type TUserGroup<R> = Piece<UserGroupProps, R>; export type TImage<R> = Piece<ImageProps, R>; export type TTooltip<R> = Piece<TooltipProps, R>;
export type TStack<R> = Piece<StackProps, R>; export type TInline<R> = Piece<InlineProps, R>; export type TBox<R> = Piece<BoxProps, R>;
export type TLozenge<R> = Piece<LozengeProps, R>; export type TBadge<R> = Piece<BadgeProps, R>; export type TTag<R> = Piece<TagProps, R>; export type TTagGroup<R> = Piece<TagGroupProps, R>;
export type TSectionMessage<R> = Piece<SectionMessageProps, R>; export type TSectionMessageAction<R> = Piece<SectionMessageActionProps, R>; export type TSpinner<R> = Piece<SpinnerProps, R>;
export type TProgressBar<R> = Piece<ProgressBarProps, R>; export type TProgressTracker<R> = Piece<ProgressTrackerProps, R>; export type TEmptyState<R> = Piece<EmptyStateProps, R>;
export type TButton<R> = Piece<ButtonProps, R>; export type TLoadingButton<R> = Piece<LoadingButtonProps, R>; export type TLinkButton<R> = Piece<LinkButtonProps, R>; export type TButtonGroup<R> = Piece<ButtonGroupProps, R>; export type TPressable<R> = Piece<PressableProps, R>;
export type TLabel<R> = Piece<LabelProps, R>; export type TTextfield<R> = Piece<TextfieldProps, R>; export type TTextArea<R> = Piece<TextAreaProps, R>; export type TSelect<R> = Piece<SelectProps, R>;
export type TToggle<R> = Piece<ToggleProps, R>; export type TCheckbox<R> = Piece<CheckboxProps, R>; export type TRadio<R> = Piece<RadioProps, R>; export type TRadioGroup<R> = Piece<RadioGroupProps, R>; export type TRange<R> = Piece<RangeProps, R>; export type TUserPicker<R> = Piece<UserPickerProps, R>;
export type TDatePicker<R> = Piece<DatePickerProps, R>; export type TErrorMessage<R> = Piece<MessageProps, R>; export type THelperMessage<R> = Piece<MessageProps, R>; export type TValidMessage<R> = Piece<MessageProps, R>;
export type TForm<R> = Piece<FormProps, R>; export type TFormHeader<R> = Piece<FormHeaderProps, R>; export type TFormSection<R> = Piece<FormSectionProps, R>; export type TFormFooter<R> = Piece<FormFooterProps, R>;
export type TTabs<R> = Piece<TabsProps, R>; export type TTabList<R> = Piece<TabListProps, R>; export type TTab<R> = Piece<TabProps, R>; export type TTabPanel<R> = Piece<TabPanelProps, R>;
export type TModal<R> = Piece<ModalProps, R>; export type TModalTransition<R> = Piece<ModalTransitionProps, R>; export type TModalHeader<R> = Piece<ModalHeaderProps, R>; export type TModalTitle<R> = Piece<ModalTitleProps, R>; export type TModalBody<R> = Piece<ModalBodyProps, R>; export type TModalFooter<R> = Piece<ModalFooterProps, R>;
export type TBarChart<R> = Piece<BarChartProps, R>; export type TStackBarChart<R> = Piece<StackBarChartProps, R>; export type THorizontalBarChart<R> = Piece<HorizontalBarChartProps, R>; export type THorizontalStackBarChart<R> = Piece<HorizontalStackBarChartProps, R>;
export type TLineChart<R> = Piece<LineChartProps, R>; export type TPieChart<R> = Piece<PieChartProps, R>; export type TDonutChart<R> = Piece<DonutChartProps, R>;
