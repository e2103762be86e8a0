#include "config.h"

#include "summer-what-if-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-fund-bar.h"
#include "summer-policy-dials.h"
#include "summer-policy-editor.h"
#include "summer-policy-record.h"
#include "summer-policy-sources.h"
#include "summer-reason-dialog.h"
#include "summer-suppose-panel.h"
#include "summer-what-if-comparison.h"
#include "summer-what-if-rows.h"
#include "summer-window.h"
#include "summer-wording.h"

#define NUMBERS "numbers" /* tabs of the right-hand side */
#define COMPARISON "comparison"
#define PAUSE 400 /* ms after which what is typed is taken for whole */

struct _SummerWhatIfView
{
  GtkWidget parent_instance;

  SummerOffice *office;     /* borrowed: it outlives the window; NULL until the first refresh */
  gint64 programme;         /* that the sandbox is of */
  SummerSandbox *sandbox;   /* owned */
  SummerWhatIfRows *rows;   /* owned */
  char *chosen;             /* owned: code of the class chosen in the list, kept over changes */
  gboolean filling;         /* the widgets are being written, not changed by a person */
  gboolean naming;          /* a person writes the name */
  SummerPolicy *begun_from; /* owned: that was in force when one was to be kept; NULL until then */
  SummerPolicy *pending;    /* owned: with what is being typed; NULL = nothing is */
  const char *typed;        /* static: the parameter that is */
  guint pause_id;

  GtkWidget *box; /* child */
  GtkBox *variants_box;
  GtkToggleButton *variants[SUMMER_SANDBOX_VARIANTS];
  GtkEditable *name;
  GtkWidget *keep;
  GtkLabel *then, *counts, *computing;
  SummerFundBar *fund_now, *fund_then;
  SummerPolicyDials *dials;
  SummerPolicyEditor *editor;
  SummerPolicySources *sources;
  SummerSupposePanel *suppose;
  GtkStack *stack, *list; /* list: the table, or that nothing changes */
  AdwBin *table_bin, *comparison_bin;
  SummerTable *table, *comparison;
};

G_DEFINE_FINAL_TYPE (SummerWhatIfView, summer_what_if_view, GTK_TYPE_WIDGET)

/* {{{ Shows what the sandbox has */

static gboolean
shows (SummerWhatIfView *self, const char *tab)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), tab) == 0;
}

static const SummerPolicy *
get_policy (SummerWhatIfView *self)
{
  return summer_sandbox_get_policy (self->sandbox, summer_sandbox_get_chosen (self->sandbox));
}

/* Why the chosen variant cannot be kept; NULL where it can. */
static char *
dup_problem (SummerWhatIfView *self)
{
  g_autofree char *problem
      = shows (self, NUMBERS) ? summer_policy_editor_dup_problem (self->editor) : NULL;
  g_autoptr (GError) error = NULL;

  if (problem == NULL && !summer_policy_check (get_policy (self), NULL, &error))
    return g_strdup (error->message);
  return g_steal_pointer (&problem);
}

static void
update_actions (SummerWhatIfView *self)
{
  const guint n = summer_sandbox_get_n (self->sandbox);
  const guint chosen = summer_sandbox_get_chosen (self->sandbox);
  SummerAssessment *base = summer_sandbox_get_base (self->sandbox);
  /* Of another programme nothing is known yet, and no key may act on the one left behind. */
  const gboolean open = summer_office_get_whole_assessment (self->office) != NULL;
  const gboolean other
      = open && base != NULL && !summer_policy_equal (get_policy (self), base->policy);
  g_autofree char *problem = base != NULL ? dup_problem (self) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.variant", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.add",
                                 open && n < SUMMER_SANDBOX_VARIANTS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "what-if.keep", other && problem == NULL);
  gtk_widget_set_tooltip_text (self->keep, problem != NULL ? problem : "Ctrl+S");
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "what-if.throw-away",
      other || (open && (n > 1 || summer_sandbox_get_n_supposed (self->sandbox, chosen) > 0)));
}

/* "Eligible 12 → 14 · Undecided 5 → 4 · …" */
static void
show_counts (SummerWhatIfView *self, const SummerWhatIfSums *sums)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 3; i++)
    {
      g_string_append_printf (text, "%s%s %u", i > 0 ? " · " : "",
                              summer_verdict_get_text ((SummerVerdict) i), sums->before[i]);
      if (sums->before[i] != sums->after[i])
        g_string_append_printf (text, " → %u", sums->after[i]);
    }
  g_string_append (text, " · ");
  g_string_append_printf (text,
                          ngettext ("%u class flips", "%u classes flip", (gulong) sums->flips),
                          sums->flips);
  gtk_label_set_text (self->counts, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), text->str);
}

static void
show_rows (SummerWhatIfView *self, SummerAssessment *base, SummerAssessment *result)
{
  guint n_rows, row;

  /* Rows ask for what they show: the table is emptied before it goes. */
  self->filling = TRUE;
  summer_table_set_n_rows (self->table, 0);
  n_rows = summer_what_if_rows_set (self->rows, base, result, self->office);
  summer_table_set_n_rows (self->table, n_rows);
  gtk_stack_set_visible_child_name (self->list, n_rows > 0 ? "rows" : "none");
  row = self->chosen != NULL ? summer_what_if_rows_find (self->rows, self->chosen)
                             : SUMMER_TABLE_TOTAL;
  if (row != SUMMER_TABLE_TOTAL)
    summer_table_select (self->table, row);
  self->filling = FALSE;
}

/* There is another result. */
static void
computed_cb (SummerWhatIfView *self)
{
  SummerAssessment *base = summer_sandbox_get_base (self->sandbox);
  SummerAssessment *result
      = summer_sandbox_get_result (self->sandbox, summer_sandbox_get_chosen (self->sandbox));
  SummerWhatIfSums sums;

  gtk_widget_set_visible (GTK_WIDGET (self->computing),
                          summer_sandbox_is_computing (self->sandbox));
  update_actions (self);
  if (base == NULL || result == NULL)
    return;
  summer_fund_bar_set_assessment (self->fund_now, base);
  summer_fund_bar_set_assessment (self->fund_then, result);
  summer_what_if_sum (base, result, self->office, &sums);
  show_counts (self, &sums);
  show_rows (self, base, result);
  summer_suppose_panel_update (self->suppose);
  if (shows (self, COMPARISON))
    summer_what_if_comparison_fill (self->comparison, self->sandbox, self->office);
}

/* The editor has many fields: it is filled where it is seen. */
static void
show_numbers (SummerWhatIfView *self)
{
  const SummerPolicy *policy = get_policy (self);

  if (policy == NULL || !shows (self, NUMBERS))
    return;
  self->filling = TRUE;
  summer_policy_editor_set_policy (self->editor, policy);
  self->filling = FALSE;
}

/* Another variant, or another policy in force. */
static void
changed_cb (SummerWhatIfView *self)
{
  const guint n = summer_sandbox_get_n (self->sandbox);
  const guint chosen = summer_sandbox_get_chosen (self->sandbox);
  const char *name = summer_sandbox_get_name (self->sandbox, chosen);
  SummerAssessment *base = summer_sandbox_get_base (self->sandbox);

  for (guint i = 0; i < SUMMER_SANDBOX_VARIANTS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->variants[i]), i < n);
      gtk_toggle_button_set_active (self->variants[i], i == chosen);
      if (i < n)
        gtk_button_set_label (GTK_BUTTON (self->variants[i]),
                              summer_sandbox_get_name (self->sandbox, i));
    }
  self->filling = TRUE;
  if (!self->naming && strcmp (gtk_editable_get_text (self->name), name) != 0)
    gtk_editable_set_text (self->name, name);
  self->filling = FALSE;
  gtk_label_set_text (self->then, name);
  if (base != NULL)
    summer_policy_dials_set_policy (self->dials, get_policy (self), base->policy);
  show_numbers (self);
  update_actions (self);
}

/* What was typed is whole: it is tried. */
static void
take_pending (SummerWhatIfView *self)
{
  SummerAssessment *base = summer_sandbox_get_base (self->sandbox);
  g_autoptr (SummerPolicy) pending = g_steal_pointer (&self->pending);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (pending == NULL || base == NULL)
    return;
  summer_sandbox_set_policy (self->sandbox, pending);
  summer_policy_dials_set_policy (self->dials, pending, base->policy);
  update_actions (self);
}

static void
drop_pending (SummerWhatIfView *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&self->pending, summer_policy_free);
}

static void
tab_cb (SummerWhatIfView *self)
{
  if (summer_sandbox_get_base (self->sandbox) == NULL)
    return;
  take_pending (self);
  show_numbers (self);
  update_actions (self);
  if (shows (self, COMPARISON))
    summer_what_if_comparison_fill (self->comparison, self->sandbox, self->office);
}

/* }}} */

/* {{{ Takes what a person changes */

static gboolean
paused_cb (gpointer user_data)
{
  SummerWhatIfView *self = user_data;

  self->pause_id = 0;
  take_pending (self);
  return G_SOURCE_REMOVE;
}

static void
dialed_cb (SummerWhatIfView *self)
{
  drop_pending (self); /* the form is filled anew */
  summer_sandbox_set_policy (self->sandbox, summer_policy_dials_get_policy (self->dials));
  show_numbers (self);
}

/* A number that is being typed waits for a pause, for Enter or for another field, so that no policy flashes by that nobody
 * meant; all else is tried at once. */
static void
edited_cb (SummerWhatIfView *self)
{
  const char *typed = summer_policy_editor_get_typed (self->editor);
  g_autofree char *problem = NULL;

  if (self->filling || summer_sandbox_get_base (self->sandbox) == NULL)
    return;
  if (typed != NULL && typed == self->typed)
    drop_pending (self);
  else
    take_pending (self);
  self->typed = typed;
  problem = summer_policy_editor_dup_problem (self->editor);
  if (problem == NULL)
    {
      drop_pending (self);
      self->pending = summer_policy_copy (summer_policy_editor_get_policy (self->editor));
      if (typed == NULL)
        take_pending (self);
      else
        self->pause_id = g_timeout_add (PAUSE, paused_cb, self);
    }
  update_actions (self);
}

static void
failed_cb (SummerWhatIfView *self, const char *message)
{
  summer_window_toast (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), message, NULL,
                       NULL);
}

static void
named_cb (SummerWhatIfView *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (self->filling || *name == '\0')
    return;
  self->naming = TRUE; /* the space that it ends with is followed by another word */
  summer_sandbox_set_name (self->sandbox, name);
  self->naming = FALSE;
}

static void
selected_cb (SummerTable *table, guint row, SummerWhatIfView *self)
{
  const char *code = summer_what_if_rows_get_code (self->rows, row);

  if (self->filling || code == NULL)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (code);
  summer_suppose_panel_show_class (self->suppose, code);
}

static void
activated_cb (SummerTable *table, guint row, SummerWhatIfView *self)
{
  const char *code = summer_what_if_rows_get_code (self->rows, row);

  if (code != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s", code);
}

static void
variant_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerWhatIfView *self = SUMMER_WHAT_IF_VIEW (widget);
  const int variant = g_variant_get_int32 (parameter);

  take_pending (self);
  if (variant >= 0 && (guint) variant < summer_sandbox_get_n (self->sandbox))
    summer_sandbox_choose (self->sandbox, (guint) variant);
  changed_cb (self); /* a press of the one that is chosen lets it be */
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerWhatIfView *self = SUMMER_WHAT_IF_VIEW (widget);

  take_pending (self);
  summer_sandbox_add (self->sandbox);
}

static void
throw_away_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drop_pending (SUMMER_WHAT_IF_VIEW (widget));
  summer_sandbox_throw_away (SUMMER_WHAT_IF_VIEW (widget)->sandbox);
}

static void
keep (const char *reason, gpointer user_data)
{
  SummerWhatIfView *self = user_data;
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (reason == NULL)
    return;
  if (summer_policy_record_save (summer_office_get_store (self->office), self->programme,
                                 get_policy (self), self->begun_from, reason, &done, &error))
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerWhatIfView *self = SUMMER_WHAT_IF_VIEW (widget);
  SummerAssessment *base = summer_sandbox_get_base (self->sandbox);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *text = NULL;

  take_pending (self);
  summer_policy_free (self->begun_from);
  self->begun_from = summer_policy_copy (base->policy);
  lines = summer_policy_record_list_differences (base->policy, get_policy (self));
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  summer_reason_dialog_ask (widget, _ ("Keep as New Version of the Policy"), text, NULL, keep,
                            g_object_ref (self), g_object_unref);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerWhatIfView *self = SUMMER_WHAT_IF_VIEW (widget);
  g_autofree char *block
      = summer_table_dup_block (shows (self, COMPARISON) ? self->comparison : self->table, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

/* }}} */

/**
 * summer_what_if_view_refresh:
 * @office: the same for as long as the view lives
 *
 * The records, the programme or the unions shown may be others than before.
 */
void
summer_what_if_view_refresh (GtkWidget *view, SummerOffice *office)
{
  SummerWhatIfView *self;
  SummerAssessment *whole;
  gint64 programme;

  g_return_if_fail (SUMMER_IS_WHAT_IF_VIEW (view) && SUMMER_IS_OFFICE (office));

  self = SUMMER_WHAT_IF_VIEW (view);
  self->office = office;
  whole = summer_office_get_whole_assessment (office);
  programme = summer_office_get_programme (office);
  if (whole == NULL)
    {
      update_actions (self);
      return;
    }
  if (self->programme != programme)
    {
      drop_pending (self);
      if (self->programme != 0)
        {
          g_signal_handlers_disconnect_by_data (self->sandbox, self);
          g_object_unref (self->sandbox);
          self->sandbox = summer_sandbox_new ();
        }
      self->programme = programme;
      g_signal_connect_swapped (self->sandbox, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (self->sandbox, "computed", G_CALLBACK (computed_cb), self);
      summer_suppose_panel_set (self->suppose, self->sandbox);
    }
  if (whole == summer_sandbox_get_base (self->sandbox))
    computed_cb (self); /* the unions shown may be others */
  else
    summer_sandbox_set_base (self->sandbox, whole);
}

SummerSandbox *
summer_what_if_view_get_sandbox (SummerWhatIfView *self)
{
  g_return_val_if_fail (SUMMER_IS_WHAT_IF_VIEW (self), NULL);

  return self->sandbox;
}

static gboolean
summer_what_if_view_grab_focus (GtkWidget *widget)
{
  GtkWidget *slider
      = summer_policy_dials_get_slider (SUMMER_WHAT_IF_VIEW (widget)->dials, "attendance_min");

  return slider != NULL && gtk_widget_grab_focus (slider);
}

static void
summer_what_if_view_dispose (GObject *object)
{
  SummerWhatIfView *self = SUMMER_WHAT_IF_VIEW (object);

  drop_pending (self);
  if (self->sandbox != NULL)
    g_signal_handlers_disconnect_by_data (self->sandbox, self);
  if (self->table_bin != NULL)
    adw_bin_set_child (self->table_bin, NULL); /* its rows go below */
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, summer_what_if_rows_free);
  g_clear_object (&self->sandbox);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->begun_from, summer_policy_free);

  G_OBJECT_CLASS (summer_what_if_view_parent_class)->dispose (object);
}

static void
summer_what_if_view_class_init (SummerWhatIfViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_what_if_view_dispose;
  widget_class->grab_focus = summer_what_if_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "whatif");

  g_type_ensure (SUMMER_TYPE_FUND_BAR);
  g_type_ensure (SUMMER_TYPE_POLICY_DIALS);
  g_type_ensure (SUMMER_TYPE_POLICY_EDITOR);
  g_type_ensure (SUMMER_TYPE_POLICY_SOURCES);
  g_type_ensure (SUMMER_TYPE_SUPPOSE_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-what-if-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, box);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, variants_box);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, name);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, keep);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, then);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, counts);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, computing);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, fund_now);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, fund_then);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, dials);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, editor);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, sources);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, suppose);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, list);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, table_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerWhatIfView, comparison_bin);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
  gtk_widget_class_bind_template_callback (widget_class, dialed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);

  gtk_widget_class_install_action (widget_class, "what-if.variant", "i", variant_action);
  gtk_widget_class_install_action (widget_class, "what-if.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "what-if.throw-away", NULL, throw_away_action);
  gtk_widget_class_install_action (widget_class, "what-if.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "sheet.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "what-if.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "what-if.keep",
                                       NULL);
  for (int i = 0; i < SUMMER_SANDBOX_VARIANTS; i++)
    gtk_widget_class_add_binding_action (widget_class, (guint) (GDK_KEY_1 + i), GDK_CONTROL_MASK,
                                         "what-if.variant", "i", i);
}

static void
summer_what_if_view_init (SummerWhatIfView *self)
{
  self->sandbox = summer_sandbox_new ();
  self->rows = summer_what_if_rows_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_policy_sources_set_editor (self->sources, self->editor);
  for (int i = 0; i < SUMMER_SANDBOX_VARIANTS; i++)
    {
      self->variants[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      if (i > 0)
        gtk_toggle_button_set_group (self->variants[i], self->variants[0]);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->variants[i]), "i", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->variants[i]), "what-if.variant");
      gtk_box_append (self->variants_box, GTK_WIDGET (self->variants[i]));
    }
  self->table = summer_table_new (self->rows, _ ("Classes that change"));
  summer_what_if_rows_add_columns (self->table);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "dense");
  g_signal_connect (self->table, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->table, "activated", G_CALLBACK (activated_cb), self);
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  self->comparison = summer_what_if_comparison_new ();
  adw_bin_set_child (self->comparison_bin, GTK_WIDGET (self->comparison));
}

GtkWidget *
summer_what_if_view_new (void)
{
  return g_object_new (SUMMER_TYPE_WHAT_IF_VIEW, NULL);
}
