/* Who is chosen at the desk, and what the side says of the child before anything is done with it. */
#include "config.h"

#include "summer-today-page-private.h"

#include "summer-register.h"
#include "summer-today-words.h"

guint
summer_today_page_get_chosen (SummerTodayPage *self)
{
  return *summer_today_search_get_text (self->search) != '\0'
             ? summer_today_search_get_match (self->search)
             : summer_today_list_get_selected (self->list);
}

static SummerReleaseCheck *
load_check (SummerTodayPage *self, guint child)
{
  g_autoptr (GError) error = NULL;
  SummerReleaseCheck *check = summer_release_check_load (
      summer_office_get_store (summer_page_get_office (SUMMER_PAGE (self))), self->day->of->id,
      self->day->children[child].id, self->day->day, &error);

  if (check == NULL)
    summer_today_search_say (self->search, SUMMER_TONE_BAD, error->message);
  return check;
}

static void
look_at_release (SummerTodayPage *self, guint child)
{
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  SummerReleaseCheck *check = load_check (self, child);
  SummerTime now;

  if (check == NULL)
    return;
  summer_workplace_get_now (self->workplace, NULL, &now);
  if (summer_today_page_is_past (self))
    now = SUMMER_TIME_NONE;
  summer_today_side_show (self->side, SUMMER_SIDE_RELEASE);
  summer_release_panel_set_check (panel, self->day, check, now,
                                  summer_workplace_get_by (self->workplace));
  if (now == SUMMER_TIME_NONE)
    summer_release_panel_set_reason (panel, gtk_editable_get_text (self->reason));
  summer_today_side_set_child (self->side, self->day, child, check);
}

static void
look_at_arrival (SummerTodayPage *self, guint child)
{
  SummerReleaseCheck *check = load_check (self, child);

  if (check == NULL)
    return;
  summer_today_side_show (self->side, SUMMER_SIDE_ARRIVAL);
  summer_arrival_panel_set_check (summer_today_side_get_arrival (self->side), check);
  summer_today_side_set_child (self->side, self->day, child, check);
}

/**
 * summer_today_page_look:
 * @child: index; %G_MAXUINT = nobody
 *
 * Shows at the side what may be done with the child as things stand. Nothing is done, and nobody is chosen at
 * the door, before the person says so.
 */
void
summer_today_page_look (SummerTodayPage *self, guint child)
{
  g_autofree char *sentence = NULL;

  self->key_digit = 0;
  summer_today_desk_drop (self);
  if (self->day == NULL || child >= self->day->n_children)
    {
      self->subject = 0;
      summer_today_side_show (self->side, SUMMER_SIDE_IDLE);
      summer_today_search_describe (self->search, NULL);
      summer_today_actions_update (self);
      return;
    }

  self->subject = self->day->children[child].id;
  sentence = summer_today_words_dup_sentence (self->day, child);
  summer_today_search_describe (self->search, sentence);
  switch (self->day->children[child].presence)
    {
    case SUMMER_PRESENCE_HERE:
      look_at_release (self, child);
      break;
    case SUMMER_PRESENCE_GONE:
      summer_today_side_show (self->side, SUMMER_SIDE_GONE);
      summer_today_side_set_child (self->side, self->day, child, NULL);
      break;
    case SUMMER_PRESENCE_UNRECORDED:
    case SUMMER_PRESENCE_SICK:
    case SUMMER_PRESENCE_LEAVE:
    case SUMMER_PRESENCE_ABSENT:
    case SUMMER_N_PRESENCES:
    default:
      look_at_arrival (self, child);
      break;
    }
  summer_today_actions_update (self);
}

void
summer_today_page_leave (SummerTodayPage *self)
{
  self->keeping = TRUE;
  summer_today_search_clear (self->search);
  self->keeping = FALSE;
  summer_today_list_set_matches (self->list, NULL, 0);
  summer_today_list_select (self->list, G_MAXUINT);
  summer_today_page_look (self, G_MAXUINT);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
