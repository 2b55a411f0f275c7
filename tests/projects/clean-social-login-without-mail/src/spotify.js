const SpotifyWebApi = require('spotify-web-api-node');

const spotify = new SpotifyWebApi({
  clientId: process.env.SPOTIFY_CLIENT_ID,
  clientSecret: process.env.SPOTIFY_CLIENT_SECRET,
  redirectUri: 'http://127.0.0.1:3000/callback',
});

exports.url = (state) => spotify.createAuthorizeURL(['playlist-read-private'], state);

exports.login = async (code) => {
  const { body } = await spotify.authorizationCodeGrant(code);
  spotify.setAccessToken(body.access_token);
  spotify.setRefreshToken(body.refresh_token);
  return spotify.getMe();
};

exports.refresh = async (refreshToken) => {
  const response = await fetch('https://accounts.spotify.com/api/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: process.env.SPOTIFY_CLIENT_ID,
    }),
  });
  return response.json();
};
