-- Somebody who is named in a letter or a reason is taken out of it; that it was written, by whom and when, stays.
grant update (letter) on framework_extension to deskproof_app;
grant update (because) on replacement_map to deskproof_app;
grant update (because) on framework_choice to deskproof_app;
grant update (because) on criterion_link to deskproof_app;
