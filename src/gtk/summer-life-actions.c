#include "config.h"

#include "summer-life-actions.h"

#include <glib/gi18n.h>

#include "summer-class-forms.h"
#include "summer-class-record.h"
#include "summer-provider-forms.h"
#include "summer-provider-record.h"

/* A form that could not be opened says why. */
static void
opened (SummerWindow *window, SummerRecordDialog *dialog, const GError *error)
{
  if (dialog == NULL)
    summer_window_toast_error (window, error);
}

static void
stored (SummerWindow *window, gboolean done, const char *text, const GError *error)
{
  if (done)
    summer_window_toast (window, text, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

/* {{{ Classes */

static void
class_new_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window, summer_class_form_present (window, summer_window_get_office (window), 0, &error),
          error);
}

static void
class_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_class_form_present (window, summer_window_get_office (window),
                                     g_variant_get_int64 (parameter), &error),
          error);
}

static void
class_step_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gint64 id = 0;
  int step = 0;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(xi)", &id, &step);
  if (step >= 0 && step < SUMMER_N_STEPS)
    opened (window,
            summer_step_form_present (window, summer_window_get_office (window), id,
                                      (SummerStep) step, &error),
            error);
}

static void
class_venue_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_venue_form_present (window, summer_window_get_office (window),
                                     g_variant_get_int64 (parameter), &error),
          error);
}

static void
class_calendar_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_calendar_form_present (window, summer_window_get_office (window),
                                        g_variant_get_int64 (parameter), &error),
          error);
}

static void
class_review_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gint64 id = 0, review = 0;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(xx)", &id, &review);
  opened (window,
          summer_site_review_form_present (window, summer_window_get_office (window), id, review,
                                           &error),
          error);
}

static void
class_take_back_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gint64 id = 0;
  int day = 0;
  gboolean written;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(xi)", &id, &day);
  written = summer_calendar_take_back (summer_office_get_store (summer_window_get_office (window)),
                                       id, day, &done, &error);
  stored (window, written, done, error);
}

/* }}} */
/* {{{ Those behind them */

static void
provider_new_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_provider_form_present (window, summer_window_get_office (window), 0, &error),
          error);
}

static void
provider_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_provider_form_present (window, summer_window_get_office (window),
                                        g_variant_get_int64 (parameter), &error),
          error);
}

static void
provider_event_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gint64 id = 0;
  int kind = 0;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(xi)", &id, &kind);
  opened (window,
          summer_provider_event_form_present (window, summer_window_get_office (window), id,
                                              (SummerIntegrity) kind, &error),
          error);
}

static void
provider_lift_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_provider_lift_form_present (window, summer_window_get_office (window),
                                             g_variant_get_int64 (parameter), &error),
          error);
}

static void
organisation_new_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GError) error = NULL;

  opened (window,
          summer_organisation_form_present (window, summer_window_get_office (window), 0,
                                            SUMMER_ORGANISATION_HOST, NULL, &error),
          error);
}

static void
organisation_edit_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gint64 id = 0;
  int kind = 0;
  const char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(xi&s)", &id, &kind, &name);
  opened (window,
          summer_organisation_form_present (window, summer_window_get_office (window), id,
                                            (SummerOrganisationKind) kind, name, &error),
          error);
}

/* }}} */
/* {{{ Deleting */

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  static const struct
  {
    const char *action;
    gboolean (*remove) (SummerStore *store, gint64 id, char **done, GError **error);
  } deletions[] = {
    { "class-delete", summer_class_record_delete },
    { "review-delete", summer_site_review_delete },
    { "provider-delete", summer_provider_record_delete },
    { "provider-event-delete", summer_provider_event_remove },
    { "organisation-delete", summer_organisation_remove },
  };
  const char *name = g_action_get_name (G_ACTION (action));
  SummerStore *store = summer_office_get_store (summer_window_get_office (window));

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (g_str_equal (deletions[i].action, name))
      {
        g_autofree char *done = NULL;
        g_autoptr (GError) error = NULL;
        const gboolean removed
            = deletions[i].remove (store, g_variant_get_int64 (parameter), &done, &error);

        stored (window, removed, done, error);
      }
}

/* }}} */

/**
 * summer_life_add_actions:
 *
 * Puts the actions on the window.
 */
void
summer_life_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "class-new", .activate = class_new_cb },
    { .name = "class-edit", .activate = class_edit_cb, .parameter_type = "x" },
    { .name = "class-delete", .activate = delete_cb, .parameter_type = "x" },
    { .name = "class-step", .activate = class_step_cb, .parameter_type = "(xi)" },
    { .name = "class-venue", .activate = class_venue_cb, .parameter_type = "x" },
    { .name = "class-calendar", .activate = class_calendar_cb, .parameter_type = "x" },
    { .name = "class-take-back", .activate = class_take_back_cb, .parameter_type = "(xi)" },
    { .name = "class-review", .activate = class_review_cb, .parameter_type = "(xx)" },
    { .name = "review-delete", .activate = delete_cb, .parameter_type = "x" },
    { .name = "provider-new", .activate = provider_new_cb },
    { .name = "provider-edit", .activate = provider_edit_cb, .parameter_type = "x" },
    { .name = "provider-event", .activate = provider_event_cb, .parameter_type = "(xi)" },
    { .name = "provider-lift", .activate = provider_lift_cb, .parameter_type = "x" },
    { .name = "provider-event-delete", .activate = delete_cb, .parameter_type = "x" },
    { .name = "provider-delete", .activate = delete_cb, .parameter_type = "x" },
    { .name = "organisation-new", .activate = organisation_new_cb },
    { .name = "organisation-edit", .activate = organisation_edit_cb, .parameter_type = "(xis)" },
    { .name = "organisation-delete", .activate = delete_cb, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
